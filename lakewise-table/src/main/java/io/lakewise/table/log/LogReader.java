package io.lakewise.table.log;

import io.lakewise.table.error.TableErrors;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.storage.StoredObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Finds and reads the files that make up a version. Thread-safe. */
public final class LogReader {

  private final ObjectStore store;
  private final CheckpointFiles checkpoints;

  /** A reader of logs in a store. */
  public LogReader(ObjectStore store, CheckpointFiles checkpoints) {
    this.store = store;
    this.checkpoints = checkpoints;
  }

  /** Whether a folder holds a table: a commit or a complete checkpoint. */
  public boolean exists(String location) {
    try {
      return !LogListing.of(store, location, 0).isEmpty();
    } catch (IOException e) {
      throw TableErrors.storage("list the log of", location, e);
    }
  }

  /** Lists a whole log, which must be there. */
  public LogListing list(String location) {
    try {
      LogListing listing = LogListing.of(store, location, 0);
      if (listing.isEmpty()) {
        throw TableErrors.noTable(location);
      }
      return listing;
    } catch (IOException e) {
      throw TableErrors.storage("list the log of", location, e);
    }
  }

  /** The ways to read the latest version, the cheapest first. */
  public List<LogSegment> latest(String location) {
    try {
      OptionalLong hint = LastCheckpoint.version(store, location);
      if (hint.isPresent()) {
        LogListing recent = LogListing.of(store, location, hint.getAsLong());
        if (!recent.checkpoints().isEmpty()) {
          return LogSegment.of(location, recent, recent.latestVersion());
        }
      }
    } catch (IOException e) {
      throw TableErrors.storage("list the log of", location, e);
    }
    return latestWithoutHint(location);
  }

  /** All ways to read the latest version, the cheapest first, whatever the hint says. */
  public List<LogSegment> latestWithoutHint(String location) {
    LogListing listing = list(location);
    return LogSegment.of(location, listing, listing.latestVersion());
  }

  /** The ways to read a version, the cheapest first. */
  public List<LogSegment> at(String location, long version) {
    return LogSegment.of(location, list(location), version);
  }

  /** Reads a segment in the order of the versions; a compacted commit counts as one commit. */
  public void read(LogSegment segment, Set<CheckpointFiles.Part> parts, LogSink sink) {
    segment.checkpoint().ifPresent(checkpoint -> read(segment, checkpoint, parts, sink));
    for (StoredObject delta : segment.deltas()) {
      try {
        byte[] json = store.read(delta.path());
        if (LogName.isCommit(delta.name())) {
          ActionJson.readCommit(delta.path(), json, sink);
        } else {
          ActionJson.read(delta.path(), json, sink);
        }
      } catch (IOException e) {
        throw TableErrors.storage("read", delta.path(), e);
      }
    }
  }

  private void read(
      LogSegment segment, Checkpoint checkpoint, Set<CheckpointFiles.Part> parts, LogSink sink) {
    List<Sidecar> sidecars = new ArrayList<>();
    LogSink collecting =
        new LogSink() {
          @Override
          public void action(Action action) {
            sink.action(action);
          }

          @Override
          public void file(CheckpointedFile file) {
            sink.file(file);
          }

          @Override
          public void sidecar(Sidecar sidecar) {
            sidecars.add(sidecar);
          }
        };
    checkpoint.parts().forEach(part -> readFile(part.path(), parts, collecting));
    String folder = LogFiles.sidecars(segment.location());
    for (Sidecar sidecar : sidecars) {
      readFile(sidecar(folder, sidecar), parts, sink);
    }
  }

  /** A sidecar lies in the table's own folder of sidecars (Delta protocol, "Sidecar File"). */
  private static String sidecar(String folder, Sidecar sidecar) {
    String path = DataPaths.resolve(folder, sidecar.path());
    String name = path.startsWith(folder + "/") ? path.substring(folder.length() + 1) : "";
    if (name.isEmpty() || name.equals("..") || name.indexOf('/') >= 0) {
      throw TableErrors.forbiddenPath(
          sidecar.path(), "a checkpoint names it as a sidecar, and it is not in " + folder, null);
    }
    return path;
  }

  private void readFile(String path, Set<CheckpointFiles.Part> parts, LogSink sink) {
    try {
      if (path.endsWith(".json")) {
        ActionJson.read(path, store.read(path), sink);
      } else {
        checkpoints.read(store.localPath(path), parts, sink);
      }
    } catch (FileNotFoundException e) {
      throw TableErrors.corruptLogFile(path, "a checkpoint refers to it and it is missing", e);
    } catch (IOException e) {
      throw TableErrors.storage("read", path, e);
    }
  }
}
