package io.lakewise.table;

import io.lakewise.table.changes.ChangeFeed;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CommitFile;
import io.lakewise.table.log.CommitInfo;
import io.lakewise.table.log.CommitLog;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.scan.TableRows;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.snapshot.SnapshotLoader;
import io.lakewise.table.transaction.CommitStateUnknownException;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.TableEnvironment;
import io.lakewise.table.transaction.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A Delta table by its location: the library's front door. Keeps its newest known version and looks
 * only for newer ones. Thread-safe.
 */
public final class DeltaTable {

  private final TableEnvironment environment;
  private final String location;
  private final SnapshotLoader loader;
  private final TableRows rows;
  private final Consumer<Snapshot> seen;
  private final AtomicReference<Snapshot> newest = new AtomicReference<>();

  private DeltaTable(TableEnvironment environment, String location, Consumer<Snapshot> seen) {
    this.seen = seen;
    this.environment = environment;
    this.location = location;
    this.loader = new SnapshotLoader(environment.store(), environment.checkpoints());
    this.rows = new TableRows(environment.store());
  }

  /**
   * The table in a folder, whether or not there is one yet.
   *
   * @param location a store path without a slash at its end
   */
  public static DeltaTable at(TableEnvironment environment, String location) {
    return at(environment, location, snapshot -> {});
  }

  /**
   * The same.
   *
   * @param seen is told of each version that was the newest when it was read or written
   */
  public static DeltaTable at(
      TableEnvironment environment, String location, Consumer<Snapshot> seen) {
    return new DeltaTable(environment, location, seen);
  }

  /** The table's folder as a store path. */
  public String location() {
    return location;
  }

  /** What the table stands in. */
  public TableEnvironment environment() {
    return environment;
  }

  /** Whether there is a table. */
  public boolean exists() {
    return loader.exists(location);
  }

  /**
   * The newest version.
   *
   * @throws io.lakewise.table.error.LakewiseException if there is no table, or it has a feature
   *     that Lakewise does not read
   */
  public Snapshot snapshot() {
    Snapshot known = newest.get();
    Snapshot found = known == null ? loader.latest(location) : loader.latest(known);
    if (known != null && found.version() < known.version()) {
      newest.compareAndSet(known, found);
    } else {
      remember(found);
    }
    return found;
  }

  /** Forgets what is known, after the table's folder was replaced by another table. */
  public void forget() {
    newest.set(null);
  }

  private void remember(Snapshot found) {
    newest.accumulateAndGet(
        found, (had, now) -> had == null || now.version() >= had.version() ? now : had);
    seen.accept(found);
  }

  /** A version by its number. */
  public Snapshot snapshotAt(long version) {
    Snapshot known = newest.get();
    return known != null && known.version() == version ? known : loader.at(location, version);
  }

  /** The version that was the newest at a time. */
  public Snapshot snapshotAsOf(Instant time) {
    return loader.asOf(location, time.toEpochMilli());
  }

  /** A transaction on the newest version. */
  public Transaction begin() {
    return begin(snapshot());
  }

  /** A transaction on a version that was read before. */
  public Transaction begin(Snapshot snapshot) {
    return Transaction.on(environment, snapshot, this::remember);
  }

  /**
   * A transaction that creates the table as version 0, with rows if files are added to it. Column
   * mapping is assigned and the protocol chosen as schema and properties need.
   */
  public Transaction create(Metadata metadata) {
    return Transaction.creating(environment, location, metadata, this::remember);
  }

  /**
   * Whether a commit of unknown outcome took place. If its version is still free, it is taken by an
   * empty commit, so that a write that is on its way to the storage can never become it.
   *
   * @param principal id of who asks, or null
   * @throws CommitStateUnknownException the same, if it would have created the table: no empty
   *     commit can take its place
   * @throws io.lakewise.table.error.LakewiseException if the storage still does not answer
   */
  public boolean settle(CommitStateUnknownException unknown, String principal) {
    CommitLog log = new CommitLog(environment.store());
    Optional<CommitFile> found = log.find(location, unknown.version());
    if (found.isEmpty() && unknown.version() == 0) {
      throw unknown;
    }
    if (found.isEmpty()) {
      begin().commitAlways(Operation.of("SETTLE"), principal);
      found = log.find(location, unknown.version());
    }
    return found.map(commit -> unknown.isOf(commit)).orElse(false);
  }

  /** One entry of the history. */
  public record Entry(long version, long timestamp, Optional<CommitInfo> commit) {}

  /** The newest commits that the log still has, newest first. */
  public List<Entry> history(int limit) {
    return new CommitLog(environment.store())
        .history(location, limit).stream()
            .map(read -> new Entry(read.version(), read.timestamp(), read.commitInfo()))
            .toList();
  }

  /** How to read the rows of a version that may satisfy a condition; whole files, unfiltered. */
  public FileScan scan(Snapshot snapshot, Predicate condition) {
    return scan(snapshot, snapshot.files().select(condition).files());
  }

  /** How to read the rows of some files. */
  public FileScan scan(Snapshot snapshot, List<AddFile> files) {
    return rows.scanFiles(snapshot, files);
  }

  /** How many rows files of a version hold, deleted ones too, by the files themselves. */
  public List<Long> rowCounts(Snapshot snapshot, List<AddFile> files) {
    return environment.parquet().rowCounts(rows.scanWhole(snapshot, files));
  }

  /** The rows that changed between versions. */
  public ChangeFeed changes() {
    return new ChangeFeed(environment, location);
  }
}
