package io.lakewise.table.transaction;

import io.lakewise.table.log.CheckpointFiles;
import io.lakewise.table.parquet.Parquet;
import io.lakewise.table.storage.ObjectStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What tables need of the world around them. Shared by any number of tables and threads.
 *
 * @param store where tables lie
 * @param parquet reads and writes data files
 * @param checkpoints reads and writes checkpoints
 * @param clock tells the time
 * @param ids new random ids
 * @param pause between the attempts of a commit
 * @param stagingFolder asked for a local folder, on the disk of the store if it is local, for files
 *     on their way into a table
 * @param journal notes what is put in place before it is committed
 */
public record TableEnvironment(
    ObjectStore store,
    Parquet parquet,
    CheckpointFiles checkpoints,
    InstantSource clock,
    Supplier<UUID> ids,
    Pause pause,
    Supplier<Path> stagingFolder,
    Journal journal) {

  /** An environment whose transactions keep no journal. */
  public TableEnvironment(
      ObjectStore store,
      Parquet parquet,
      CheckpointFiles checkpoints,
      InstantSource clock,
      Supplier<UUID> ids,
      Pause pause,
      Path staging) {
    this(store, parquet, checkpoints, clock, ids, pause, () -> staging, Journal.NONE);
  }

  /** The folder for files on their way into a table. */
  public Path staging() {
    return stagingFolder.get();
  }
}
