package io.lakewise.cli.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineClockTest {

  @TempDir private Path folder;

  @Test
  void theVariableComesFirst() throws IOException {
    Path link = link("/usr/share/zoneinfo/Asia/Tokyo");
    assertThat(new MachineClock("Europe/Zurich", link).getZone())
        .isEqualTo(ZoneId.of("Europe/Zurich"));
    assertThat(new MachineClock(":America/New_York", link).getZone())
        .isEqualTo(ZoneId.of("America/New_York"));
  }

  @Test
  void theLinkOfTheSystemIsFollowed() throws IOException {
    Path link = link("../usr/share/zoneinfo/Asia/Tokyo");
    assertThat(new MachineClock(null, link).getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(new MachineClock("", link).getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void whatCannotBeToldIsUtc() throws IOException {
    assertThat(new MachineClock(null, folder.resolve("none")).getZone()).isEqualTo(ZoneOffset.UTC);
    assertThat(new MachineClock("Nowhere/At all", folder).getZone()).isEqualTo(ZoneOffset.UTC);
  }

  private Path link(String target) throws IOException {
    return Files.createSymbolicLink(folder.resolve("localtime"), Path.of(target));
  }
}
