package io.lakewise.engine;

import io.lakewise.table.log.Action;
import io.lakewise.table.log.CheckpointFiles;
import io.lakewise.table.log.LogSink;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A port to checkpoints that is opened when it is first needed.
 *
 * @param opener answers the same each time
 */
record LazyCheckpointFiles(Supplier<CheckpointFiles> opener) implements CheckpointFiles {

  @Override
  public void read(Path file, Set<Part> parts, LogSink sink) {
    opener.get().read(file, parts, sink);
  }

  @Override
  public long write(Path file, Layout layout, Iterator<? extends Action> actions) {
    return opener.get().write(file, layout, actions);
  }
}
