package io.lakewise.table.log;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;

/**
 * The port to checkpoints in Parquet (Delta protocol, "Checkpoint Schema"). Thread-safe; neither
 * reading nor writing holds all actions of a file in memory.
 */
public interface CheckpointFiles {

  /** Which actions to read. */
  enum Part {
    /** Everything about the table, and references to sidecars. */
    TABLE,
    /** {@code add} */
    FILES,
    /** {@code remove} */
    TOMBSTONES
  }

  /** Which columns a file gets. */
  enum Layout {
    /** A classic checkpoint. */
    CLASSIC,
    /** A sidecar of a v2 checkpoint: files and tombstones only. */
    SIDECAR
  }

  /**
   * Reads a checkpoint file or a sidecar.
   *
   * @param file a local file
   * @param parts what is wanted; the rest is not read
   * @throws io.lakewise.table.error.LakewiseException if it is not such a file
   */
  void read(Path file, Set<Part> parts, LogSink sink);

  /**
   * Writes a checkpoint file or a sidecar.
   *
   * @param file a local file that does not exist yet
   * @return number of actions written
   */
  long write(Path file, Layout layout, Iterator<? extends Action> actions);
}
