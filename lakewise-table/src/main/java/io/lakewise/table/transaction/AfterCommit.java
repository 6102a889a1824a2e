package io.lakewise.table.transaction;

import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.LogFiles;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.snapshot.SnapshotCheckpoints;
import io.lakewise.table.snapshot.SnapshotChecksum;
import java.io.IOException;
import java.nio.file.Files;

/**
 * What makes the next reader faster. The commit stands whether or not it works out, so no failure
 * leaves here.
 */
final class AfterCommit {

  private final TableEnvironment environment;

  AfterCommit(TableEnvironment environment) {
    this.environment = environment;
  }

  void run(Snapshot committed) {
    try {
      if (!isOvertaken(committed)) {
        SnapshotChecksum.write(environment.store(), committed);
      }
      int interval = TableProperties.of(committed.metadata()).checkpointInterval();
      if (committed.version() > 0 && committed.version() % interval == 0) {
        checkpoint(committed);
      }
    } catch (IOException | RuntimeException notNeeded) {
      // the log without checksum or checkpoint says the same, only slower
    }
  }

  /** Of a version that is not the newest any more a checksum helps hardly anybody. */
  private boolean isOvertaken(Snapshot committed) throws IOException {
    String next = LogFiles.commit(committed.location(), committed.version() + 1);
    return environment.store().head(next).isPresent();
  }

  private void checkpoint(Snapshot committed) throws IOException {
    Files.createDirectories(environment.staging());
    new SnapshotCheckpoints(
            environment.store(),
            environment.checkpoints(),
            environment.staging(),
            environment.ids(),
            environment.clock())
        .write(committed);
    new LogCleanup(environment.store(), environment.clock()).clean(committed);
  }
}
