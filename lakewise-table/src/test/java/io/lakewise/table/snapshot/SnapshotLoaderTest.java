package io.lakewise.table.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakewise.table.kernel.Conformance;
import io.lakewise.table.log.Action;
import io.lakewise.table.log.CheckpointFiles;
import io.lakewise.table.log.LogSink;
import io.lakewise.table.storage.LocalStore;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SnapshotLoaderTest {

  private static final CheckpointFiles NO_CHECKPOINTS =
      new CheckpointFiles() {
        @Override
        public void read(Path file, Set<Part> parts, LogSink sink) {
          throw new AssertionError("no checkpoint is to be read: " + file);
        }

        @Override
        public long write(Path file, Layout layout, Iterator<? extends Action> actions) {
          throw new AssertionError("no checkpoint is to be written: " + file);
        }
      };

  @Test
  void readsTheLatestAndAnEarlierVersion() {
    String location = golden("time-travel-start-start20-start40");
    SnapshotLoader loader = loader(location);
    Snapshot latest = loader.latest(location);
    assertThat(latest.version()).isEqualTo(2);
    assertThat(latest.files().count()).isEqualTo(6);
    assertThat(latest.schema().names()).containsExactly("id");
    Snapshot first = loader.at(location, 0);
    assertThat(first.files().count()).isEqualTo(2);
    assertThat(loader.latest(first).files().all()).isEqualTo(latest.files().all());
  }

  @Test
  void namesTheVersionThatIsMissing() {
    String location = golden("versions-not-contiguous");
    assertThatThrownBy(() -> loader(location).latest(location))
        .hasMessageContaining("the log file of version 1 is missing");
  }

  private static SnapshotLoader loader(String location) {
    return new SnapshotLoader(
        new LocalStore(List.of(Path.of(location)), UUID::randomUUID), NO_CHECKPOINTS);
  }

  private static String golden(String name) {
    assumeTrue(Conformance.golden(name).isPresent(), "shared/conformance is not here");
    return Conformance.golden(name).orElseThrow().toString();
  }
}
