package io.lakewise.engine.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.catalog.Viewer;
import io.lakewise.engine.TestLake;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What writers leave in volumes that were killed. */
class LeftPartsTest {

  @TempDir Path folder;

  private static void write(VolumeFiles files, String path) {
    try (VolumeUpload upload =
        files.write(Viewer.LOCAL, VolumePath.of("/Volumes/main/default/v/" + path), true)) {
      upload.write(ByteBuffer.wrap(new byte[] {1}));
      upload.commit();
    }
  }

  private static Path part(Path place, String name, Duration age) throws IOException {
    Path part = Files.writeString(place.resolve(name), "half");
    return Files.setLastModifiedTime(part, FileTime.from(Instant.now().minus(age)));
  }

  private static List<String> names(Path place) throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theyGoWithTheNextFileThatIsWrittenThereADayLater() throws IOException {
    Path open = Files.createDirectories(folder.toRealPath().resolve("open"));
    try (TestLake lake = new TestLake(folder.resolve("lake"), List.of(open), Clock.systemUTC())) {
      lake.run("CREATE EXTERNAL VOLUME v LOCATION '" + open + "'");
      Files.createDirectories(open.resolve("in/.lakewise-folder.part"));
      part(open, ".lakewise-old.part", Duration.ofHours(25));
      part(open, ".lakewise-going.part", Duration.ofHours(23));
      part(open, "mine.part", Duration.ofDays(99));
      part(open.resolve("in"), ".lakewise-other.part", Duration.ofDays(99));
      VolumeFiles files = lake.lake().files();
      assertThat(files.list(Viewer.LOCAL, VolumePath.of("/Volumes/main/default/v"), "", 9))
          .extracting(FileInfo::name)
          .containsExactly("in", "mine.part");
      write(files, "a");
      assertThat(names(open)).containsExactly(".lakewise-going.part", "a", "in", "mine.part");
      assertThat(names(open.resolve("in")))
          .containsExactly(".lakewise-folder.part", ".lakewise-other.part");
      write(files, "in/a");
      assertThat(names(open.resolve("in"))).containsExactly(".lakewise-folder.part", "a");
      // Once an hour is enough.
      part(open, ".lakewise-older.part", Duration.ofDays(9));
      write(files, "b");
      assertThat(names(open)).contains(".lakewise-older.part", "b");
      write(lake.lake().files(), "c");
      assertThat(names(open)).doesNotContain(".lakewise-older.part").contains("c");
    }
  }
}
