package io.lakewise.table.maintenance;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.log.Action;
import io.lakewise.table.log.ActionJson;
import io.lakewise.table.log.Checkpoint;
import io.lakewise.table.log.CheckpointFiles;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.LogFiles;
import io.lakewise.table.log.LogListing;
import io.lakewise.table.log.LogSink;
import io.lakewise.table.log.Sidecar;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.storage.StoredObject;
import io.lakewise.table.transaction.TableEnvironment;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sidecars that no checkpoint of the log names: those of cleaned up checkpoints, and of checkpoints
 * that were never finished (Delta protocol, "Sidecar File Information").
 */
final class UnusedSidecars {

  private final TableEnvironment environment;

  UnusedSidecars(TableEnvironment environment) {
    this.environment = environment;
  }

  /** Those that were written before a time. */
  List<StoredObject> before(String location, long time) throws IOException {
    ObjectStore store = environment.store();
    List<StoredObject> old =
        store.list(LogFiles.sidecars(location), "").stream()
            .filter(file -> file.modified() < time)
            .toList();
    if (old.isEmpty()) {
      return old;
    }
    Set<String> named = new HashSet<>();
    for (Checkpoint checkpoint : LogListing.of(store, location, 0).checkpoints()) {
      for (StoredObject part : checkpoint.parts()) {
        readIfThere(part.path(), sidecar -> named.add(path(location, sidecar)));
      }
    }
    return old.stream().filter(file -> !named.contains(file.path())).toList();
  }

  private static String path(String location, Sidecar sidecar) {
    return DataPaths.resolve(LogFiles.sidecars(location), sidecar.path());
  }

  /** A checkpoint that is cleaned up meanwhile needs nothing any more. */
  private void readIfThere(String path, Consumer<Sidecar> found) throws IOException {
    try {
      read(path, found);
    } catch (FileNotFoundException gone) {
      return;
    } catch (LakewiseException unreadable) {
      if (environment.store().head(path).isPresent()) {
        throw unreadable;
      }
    }
  }

  private void read(String path, Consumer<Sidecar> found) throws IOException {
    LogSink sink =
        new LogSink() {
          @Override
          public void action(Action action) {}

          @Override
          public void sidecar(Sidecar sidecar) {
            found.accept(sidecar);
          }
        };
    if (path.endsWith(".json")) {
      ActionJson.read(path, environment.store().read(path), sink);
    } else {
      environment
          .checkpoints()
          .read(environment.store().localPath(path), EnumSet.of(CheckpointFiles.Part.TABLE), sink);
    }
  }
}
