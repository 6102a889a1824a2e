package io.lakewise.table.transaction;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.TableErrors;
import io.lakewise.table.feature.Protocols;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.Action;
import io.lakewise.table.log.ActionJson;
import io.lakewise.table.log.CommitFile;
import io.lakewise.table.log.CommitInfo;
import io.lakewise.table.log.CommitLog;
import io.lakewise.table.log.CommitStamp;
import io.lakewise.table.log.LogFiles;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.snapshot.SnapshotLoader;
import io.lakewise.table.storage.NotPutException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries to become the next version, and after each loss looks whether it still may. */
final class CommitLoop {

  private static final int MAX_ATTEMPTS = 500;

  /** No retention is expected to protect a statement that takes less. */
  private static final Duration SHORT = Duration.ofHours(1);

  private final TableEnvironment environment;
  private final StagedChanges changes;
  private final PlacedFiles placed;
  private final WinnerCheck conflicts;
  private final Provenance provenance;
  private final String transactionId;
  private final boolean isBlindAppend;
  private final CommitLog log;
  private final SnapshotLoader loader;

  /** Bytes of the commit that was tried last. */
  private long written;

  /** From the moment of an attempt on until it is known to have been lost. */
  private boolean perhapsCommitted;

  CommitLoop(
      TableEnvironment environment,
      StagedChanges changes,
      PlacedFiles placed,
      WinnerCheck conflicts,
      Provenance provenance,
      String transactionId,
      boolean isBlindAppend) {
    this.environment = environment;
    this.changes = changes;
    this.placed = placed;
    this.conflicts = conflicts;
    this.provenance = provenance;
    this.transactionId = transactionId;
    this.isBlindAppend = isBlindAppend;
    this.log = new CommitLog(environment.store());
    this.loader = new SnapshotLoader(environment.store(), environment.checkpoints());
  }

  /**
   * Commits behind a version or behind those who came first.
   *
   * @param began before files were put in place, in milliseconds since the epoch
   */
  Committed run(Snapshot start, long began) {
    Snapshot base = start;
    checkStillThere(start);
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      CommitActions actions = new CommitActions(environment, changes, placed, base);
      Protocols.checkWritable(actions.protocol(), actions.metadata());
      List<Action> all = new ArrayList<>();
      List<Action> built = actions.build();
      all.add(provenance.commitInfo(actions, isBlindAppend, changesRows(built)));
      all.addAll(built);
      checkTime(began, base);
      perhapsCommitted = true;
      if (write(base, actions, all)) {
        return new Committed(actions.version(), after(base, actions, all), attempt);
      }
      perhapsCommitted = false;
      environment.pause().beforeRetry(attempt);
      base = passWinners(base);
    }
    throw TransactionErrors.tooManyAttempts(start.location(), MAX_ATTEMPTS);
  }

  /** Whether what was placed may be named by the log, so that it must stay. */
  boolean hasPerhapsCommitted() {
    return perhapsCommitted;
  }

  /**
   * A version that the log has forgotten may have been followed by others that it has forgotten
   * too, so that the place of the next one seems to be free.
   */
  private void checkStillThere(Snapshot start) {
    if (start.version() < 0 || !log.isGone(start.location(), start.version(), start.stamp())) {
      return;
    }
    if (!log.isCleanedUp(start.location(), start.version())) {
      throw TransactionErrors.replaced(start.location());
    }
    if (loader.latest(start.location()).version() != start.version()) {
      throw TransactionErrors.forgotten(start.version());
    }
  }

  /** What is placed and not yet committed may be vacuumed when it is older than the retention. */
  private void checkTime(long began, Snapshot base) {
    Duration retention = TableProperties.of(base.metadata()).deletedFileRetention();
    Duration taken = Duration.ofMillis(environment.clock().millis() - began);
    if (taken.compareTo(retention.dividedBy(2)) > 0 && taken.compareTo(SHORT) > 0) {
      throw TransactionErrors.tookTooLong(taken, retention);
    }
  }

  private boolean changesRows(List<Action> built) {
    return changes.dataChange || built.stream().noneMatch(RemoveFile.class::isInstance);
  }

  private Snapshot passWinners(Snapshot base) {
    Snapshot current = base;
    List<CommitFile> winners = winners(base);
    for (CommitFile winner : winners) {
      conflicts.check(winner, current);
      current = loader.advance(current, winner);
    }
    return current;
  }

  private List<CommitFile> winners(Snapshot base) {
    List<CommitFile> winners;
    try {
      winners = log.after(base.location(), base.version());
    } catch (LakewiseException unreadable) {
      checkStillThere(base);
      throw unreadable;
    }
    checkStillThere(base);
    return winners;
  }

  /** Whether the version became this transaction's. */
  private boolean write(Snapshot base, CommitActions actions, List<Action> all) {
    byte[] bytes = ActionJson.write(all);
    written = bytes.length;
    String path = LogFiles.commit(base.location(), actions.version());
    try {
      environment.store().putIfAbsent(path, bytes);
      return true;
    } catch (FileAlreadyExistsException lost) {
      return isOurs(base.location(), actions.version());
    } catch (NotPutException certain) {
      perhapsCommitted = false;
      throw TransactionErrors.notCommitted(base.location(), actions.version(), certain);
    } catch (IOException unknown) {
      return settle(base.location(), actions.version(), bytes, unknown);
    }
  }

  /**
   * After an answer that says neither yes nor no: what the log says, or a second try, which can
   * succeed only if the first did not and never will.
   */
  private boolean settle(String location, long version, byte[] bytes, IOException unknown) {
    try {
      if (log.find(location, version).isPresent()) {
        return isOurs(location, version);
      }
      environment.store().putIfAbsent(LogFiles.commit(location, version), bytes);
      return true;
    } catch (FileAlreadyExistsException lost) {
      return isOurs(location, version);
    } catch (IOException | RuntimeException stillUnknown) {
      unknown.addSuppressed(stillUnknown);
      throw TransactionErrors.unknown(version, transactionId, unknown);
    }
  }

  private boolean isOurs(String location, long version) {
    Optional<CommitFile> there;
    try {
      there = log.find(location, version);
    } catch (RuntimeException unreadable) {
      throw TransactionErrors.unknown(version, transactionId, unreadable);
    }
    if (there.isEmpty()) {
      throw TableErrors.corruptLogFile(
          LogFiles.commit(location, version), "what has its name is not a file", null);
    }
    return there
        .flatMap(CommitFile::commitInfo)
        .map(CommitInfo::other)
        .map(fields -> transactionId.equals(fields.get(Provenance.TRANSACTION_ID)))
        .orElse(false);
  }

  private Snapshot after(Snapshot base, CommitActions actions, List<Action> all) {
    CommitStamp stamp =
        actions.hasInCommitTimestamp()
            ? new CommitStamp(written, -1)
            : stamp(base, actions.version());
    long time =
        actions.hasInCommitTimestamp()
            ? actions.time()
            : stamp.modified() < 0 ? environment.clock().millis() : stamp.modified();
    return loader.advance(base, new CommitFile(actions.version(), time, all, stamp));
  }

  private CommitStamp stamp(Snapshot base, long version) {
    try {
      return environment
          .store()
          .head(LogFiles.commit(base.location(), version))
          .map(CommitStamp::of)
          .orElse(CommitStamp.UNKNOWN);
    } catch (IOException committedAllTheSame) {
      return CommitStamp.UNKNOWN;
    }
  }
}
