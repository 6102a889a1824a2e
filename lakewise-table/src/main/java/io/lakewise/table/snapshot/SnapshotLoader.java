package io.lakewise.table.snapshot;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.TableErrors;
import io.lakewise.table.feature.Protocols;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CheckpointFiles;
import io.lakewise.table.log.CheckpointFiles.Part;
import io.lakewise.table.log.ChecksumJson;
import io.lakewise.table.log.CommitFile;
import io.lakewise.table.log.CommitLog;
import io.lakewise.table.log.CommitStamp;
import io.lakewise.table.log.LogListing;
import io.lakewise.table.log.LogReader;
import io.lakewise.table.log.LogSegment;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.storage.StoredObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the versions of tables from their logs. Thread-safe. */
public final class SnapshotLoader {

  private final ObjectStore store;
  private final LogReader reader;
  private final CommitLog commits;

  /** A loader of the tables in a store. */
  public SnapshotLoader(ObjectStore store, CheckpointFiles checkpoints) {
    this.store = store;
    this.reader = new LogReader(store, checkpoints);
    this.commits = new CommitLog(store);
  }

  /** Whether a folder holds a table. */
  public boolean exists(String location) {
    return reader.exists(location);
  }

  /**
   * The latest version.
   *
   * @throws LakewiseException if there is no table, its log is damaged, or it needs a feature that
   *     we do not have
   */
  public Snapshot latest(String location) {
    try {
      return load(reader.latest(location));
    } catch (LakewiseException damaged) {
      if (damaged.code() == LakewiseException.Code.USER) {
        throw damaged;
      }
      return load(reader.latestWithoutHint(location));
    }
  }

  /** The latest version, from one that was read before and what was committed since. */
  public Snapshot latest(Snapshot previous) {
    List<CommitFile> newer;
    try {
      newer = commits.after(previous.location(), previous.version());
    } catch (LakewiseException unreadable) {
      if (isGone(previous)) {
        return latest(previous.location());
      }
      throw unreadable;
    }
    // logs are cleaned up from their beginning: if this one is there, so were those after it
    if (isGone(previous)) {
      return latest(previous.location());
    }
    Snapshot current = previous;
    for (CommitFile commit : newer) {
      current = advance(current, commit);
    }
    return current;
  }

  private boolean isGone(Snapshot previous) {
    return commits.isGone(previous.location(), previous.version(), previous.stamp());
  }

  /** A version that the log still has. */
  public Snapshot at(String location, long version) {
    return twice(() -> load(reader.at(location, version)));
  }

  /** A log that is cleaned up while it is read must be listed anew. */
  private static <T> T twice(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (LakewiseException failed) {
      if (failed.code() == LakewiseException.Code.USER) {
        throw failed;
      }
      return reading.get();
    }
  }

  /**
   * The version that was the latest at a time.
   *
   * @param timestamp milliseconds since the epoch
   * @throws LakewiseException if it is before the first or after the last version of the log
   */
  public Snapshot asOf(String location, long timestamp) {
    Snapshot latest = latest(location);
    long version = versionAt(latest, timestamp);
    return version == latest.version() ? latest : at(location, version);
  }

  /** The log is listed anew as long as it is being cleaned up from its beginning. */
  private long versionAt(Snapshot latest, long timestamp) {
    LogListing listing = reader.list(latest.location());
    while (true) {
      try {
        return new VersionTimes(commits)
            .versionAt(latest.location(), listing, latest.metadata(), timestamp);
      } catch (LakewiseException failed) {
        LogListing now = reader.list(latest.location());
        if (failed.code() == LakewiseException.Code.USER
            || now.commits().isEmpty()
            || now.commits().firstKey() <= listing.commits().firstKey()) {
          throw failed;
        }
        listing = now;
      }
    }
  }

  /** The next version, from the one before it and its commit. */
  public Snapshot advance(Snapshot previous, CommitFile commit) {
    LogState state = new LogState();
    state.protocol = previous.protocol();
    state.metadata = previous.metadata();
    state.transactions.putAll(previous.transactions());
    state.domains.putAll(previous.domains());
    List<RemoveFile> removed = commit.all(RemoveFile.class);
    List<AddFile> added = commit.all(AddFile.class);
    commit.actions().stream()
        .filter(action -> !(action instanceof AddFile || action instanceof RemoveFile))
        .forEach(state::action);
    FileIndex files = previous.files().advance(state.metadata, removed, added);
    return snapshot(
        previous.location(), commit.version(), commit.timestamp(), state, files, commit.stamp());
  }

  /** The tombstones that a version's checkpoint and later commits still hold. */
  public List<RemoveFile> tombstones(Snapshot snapshot) {
    return twice(() -> listedTombstones(snapshot));
  }

  private List<RemoveFile> listedTombstones(Snapshot snapshot) {
    List<LogSegment> segments = reader.at(snapshot.location(), snapshot.version());
    List<LakewiseException> failures = new ArrayList<>();
    for (LogSegment segment : segments) {
      Optional<LogState> state =
          attempt(failures, () -> replay(segment, EnumSet.of(Part.TABLE, Part.TOMBSTONES)));
      if (state.isPresent()) {
        return state.get().tombstones.values().stream()
            .filter(remove -> !isLive(remove, snapshot.files()))
            .toList();
      }
    }
    throw failures.get(0);
  }

  /** A checkpoint names no live file as removed, so this is for one that does. */
  private static boolean isLive(RemoveFile remove, FileIndex files) {
    return files
        .find(remove.path())
        .filter(file -> Objects.equals(file.deletionVectorId(), remove.deletionVectorId()))
        .isPresent();
  }

  /**
   * A version in the first of the ways that is not damaged. A checkpoint that can be read and lacks
   * an action is refused at once, as other engines do.
   */
  private Snapshot load(List<LogSegment> segments) {
    List<LakewiseException> failures = new ArrayList<>();
    for (LogSegment segment : segments) {
      Optional<LogState> state =
          attempt(failures, () -> replay(segment, EnumSet.of(Part.TABLE, Part.FILES)));
      state.ifPresent(found -> check(segment.location(), segment.version(), found));
      Optional<Snapshot> snapshot =
          state.flatMap(found -> attempt(failures, () -> snapshot(segment, found)));
      if (snapshot.isPresent()) {
        return snapshot.get();
      }
    }
    throw failures.get(0);
  }

  /** Empty if it is damaged; what no other way can mend, such as an unknown feature, is thrown. */
  private static <T> Optional<T> attempt(List<LakewiseException> failures, Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (LakewiseException damaged) {
      if (damaged.code() == LakewiseException.Code.USER) {
        throw damaged;
      }
      failures.add(damaged);
      return Optional.empty();
    }
  }

  /** The version, after it was compared with its checksum. */
  private Snapshot snapshot(LogSegment segment, LogState state) {
    FileIndex files = state.files.metadata(state.metadata).build();
    Snapshot snapshot =
        snapshot(
            segment.location(),
            segment.version(),
            timestamp(segment, state),
            state,
            files,
            segment.commit().map(CommitStamp::of).orElse(CommitStamp.UNKNOWN));
    verify(snapshot, segment);
    return snapshot;
  }

  private void verify(Snapshot snapshot, LogSegment segment) {
    if (segment.checksum().isEmpty()) {
      return;
    }
    String file = segment.checksum().get().path();
    try {
      ChecksumJson.read(store.read(file))
          .ifPresent(checksum -> SnapshotChecksum.verify(snapshot, file, checksum));
    } catch (FileNotFoundException cleanedUp) {
      // checksum files are optional and may go at any time
    } catch (IOException e) {
      throw TableErrors.storage("read", file, e);
    }
  }

  private LogState replay(LogSegment segment, Set<Part> parts) {
    LogState state = new LogState();
    try {
      reader.read(segment, parts, state);
      return state;
    } catch (LakewiseException damaged) {
      if (state.protocol != null) {
        Protocols.checkReadable(state.protocol);
      }
      throw damaged;
    }
  }

  private static void check(String location, long version, LogState state) {
    if (state.protocol == null) {
      throw TableErrors.missingAction(location, version, "protocol");
    }
    Protocols.checkReadable(state.protocol);
    if (state.metadata == null) {
      throw TableErrors.missingAction(location, version, "metaData");
    }
    for (String partition : state.metadata.partitionColumns()) {
      if (state.metadata.schema().field(partition).isEmpty()) {
        throw TableErrors.invalidSchema(
            "that of " + location + " has no partition column '" + partition + "'", null);
      }
    }
  }

  private long timestamp(LogSegment segment, LogState state) {
    if (TableProperties.of(state.metadata).inCommitTimestamps()) {
      return commits
          .find(segment.location(), segment.version())
          .map(CommitFile::timestamp)
          .orElseGet(() -> modified(segment));
    }
    return modified(segment);
  }

  private static long modified(LogSegment segment) {
    return segment
        .commit()
        .or(() -> segment.checkpoint().map(checkpoint -> checkpoint.parts().get(0)))
        .map(StoredObject::modified)
        .orElse(0L);
  }

  private static Snapshot snapshot(
      String location,
      long version,
      long timestamp,
      LogState state,
      FileIndex files,
      CommitStamp stamp) {
    check(location, version, state);
    return new Snapshot(
        location,
        version,
        timestamp,
        state.protocol,
        state.metadata,
        Map.copyOf(state.transactions),
        Map.copyOf(state.domains),
        files,
        stamp);
  }
}
