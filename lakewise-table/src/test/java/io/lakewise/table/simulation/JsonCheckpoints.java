package io.lakewise.table.simulation;

import io.lakewise.table.log.Action;
import io.lakewise.table.log.ActionJson;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CheckpointFiles;
import io.lakewise.table.log.LogSink;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.log.Sidecar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Checkpoints as lines of JSON: what Parquet would hold, without what it costs. */
public class JsonCheckpoints implements CheckpointFiles {

  @Override
  public void read(Path file, Set<Part> parts, LogSink sink) {
    LogSink wanted =
        new LogSink() {
          @Override
          public void action(Action action) {
            Part part =
                action instanceof AddFile
                    ? Part.FILES
                    : action instanceof RemoveFile ? Part.TOMBSTONES : Part.TABLE;
            if (parts.contains(part)) {
              sink.action(action);
            }
          }

          @Override
          public void sidecar(Sidecar sidecar) {
            sink.sidecar(sidecar);
          }
        };
    try {
      ActionJson.read(file.toString(), Files.readAllBytes(file), wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long write(Path file, Layout layout, Iterator<? extends Action> actions) {
    List<Action> all = new ArrayList<>();
    actions.forEachRemaining(all::add);
    try {
      Files.write(file, ActionJson.write(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.size();
  }
}
