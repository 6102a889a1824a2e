package io.lakewise.table.transaction;

import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.feature.ColumnMappings;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.feature.Protocols;
import io.lakewise.table.feature.TableFeature;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CommitStamp;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.SetTransaction;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.scan.TableRows;
import io.lakewise.table.snapshot.FileIndexBuilder;
import io.lakewise.table.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Changes of a table that become one version or none. What was read is remembered, so that a commit
 * of somebody else in between is a conflict only if it touched that. Not thread-safe; used once.
 */
public final class Transaction {

  private final TableEnvironment environment;
  private final Snapshot snapshot;
  private final Consumer<Snapshot> committed;
  private final UnaryOperator<WinnerCheck> checking;
  private final StagedChanges changes = new StagedChanges();
  private final List<Read> reads = new ArrayList<>();
  private final PlacedFiles placed;

  private Transaction(
      TableEnvironment environment,
      Snapshot snapshot,
      Consumer<Snapshot> committed,
      UnaryOperator<WinnerCheck> checking) {
    this.environment = environment;
    this.snapshot = snapshot;
    this.committed = committed;
    this.checking = checking;
    this.placed = new PlacedFiles(environment, snapshot.location(), snapshot.version());
  }

  /**
   * A transaction on a version.
   *
   * @param committed is told the version that came of it
   * @throws io.lakewise.table.error.LakewiseException if the table has a feature that Lakewise does
   *     not write
   */
  public static Transaction on(
      TableEnvironment environment, Snapshot snapshot, Consumer<Snapshot> committed) {
    return on(environment, snapshot, committed, UnaryOperator.identity());
  }

  /** The same with another check of those who came first. */
  static Transaction on(
      TableEnvironment environment,
      Snapshot snapshot,
      Consumer<Snapshot> committed,
      UnaryOperator<WinnerCheck> checking) {
    Protocols.checkWritable(snapshot.protocol(), snapshot.metadata());
    return new Transaction(environment, snapshot, committed, checking);
  }

  /**
   * A transaction that creates a table as version 0.
   *
   * @param committed is told the version that came of it
   */
  public static Transaction creating(
      TableEnvironment environment,
      String location,
      Metadata metadata,
      Consumer<Snapshot> committed) {
    ColumnRules.requireFeedColumnsFree(metadata);
    Metadata mapped = ColumnMappings.assign(metadata, null, environment.ids());
    Snapshot nothing =
        new Snapshot(
            location,
            -1,
            0,
            Protocols.requiring(Protocols.INITIAL, mapped),
            mapped,
            Map.of(),
            Map.of(),
            FileIndexBuilder.forMetadata(mapped).build(),
            CommitStamp.UNKNOWN);
    return new Transaction(environment, nothing, committed, UnaryOperator.identity());
  }

  /** The version that it stands on; version -1 for a table to be created. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** Schema and properties, with what this transaction changed. */
  public Metadata metadata() {
    return changes.metadata == null ? snapshot.metadata() : changes.metadata;
  }

  /** Whether {@link #deleteRows} may be used: otherwise files of which rows go are rewritten. */
  public boolean marksRows() {
    return TableProperties.of(metadata()).deletionVectors()
        && (changes.metadata != null
            || Protocols.supports(snapshot.protocol(), TableFeature.DELETION_VECTORS));
  }

  /**
   * Remembers that rows satisfying a condition were read. Rows that another transaction brings or
   * takes away are compared with it, by statistics and then by reading them; a condition with
   * {@link Predicate.Opaque} parts meets every row that statistics cannot rule out.
   */
  public Transaction read(Predicate condition) {
    return read(condition, new ParquetProbe(environment.parquet(), condition));
  }

  /**
   * The same, with an exact check for conditions that {@link Predicate} cannot express.
   *
   * @param condition true for every row for which the probe answers true
   */
  public Transaction read(Predicate condition, RowProbe probe) {
    reads.add(new Read(condition, probe));
    return this;
  }

  /** Remembers that every row was read. */
  public Transaction readWholeTable() {
    return read(Predicate.ALWAYS, rows -> true);
  }

  /** Adds a staged file; it moves into the table's folder under a new name when committing. */
  public Transaction add(WrittenFile file) {
    changes.stagedFiles.add(file);
    return this;
  }

  /**
   * Says that the caller is about to put files in place for this transaction, and will {@link #add}
   * them or name them in what it adds.
   *
   * @param paths of the store, below the table's folder, never used before
   */
  public Transaction placing(List<String> paths) {
    placed.placing(paths);
    return this;
  }

  /** Gives up: removes what was put in place for it. It must not have been committed. */
  public void discard() {
    placed.discard();
  }

  /** Adds a file that is in place, such as one of an older version or of a table to be cloned. */
  public Transaction add(AddFile file) {
    changes.added.add(file);
    return this;
  }

  /** Removes a live file of {@link #snapshot}. */
  public Transaction remove(AddFile file) {
    String key = StagedChanges.key(live(file).path());
    changes.deletedRows.remove(key);
    changes.removed.put(key, live(file));
    return this;
  }

  /**
   * Deletes rows of a live file of {@link #snapshot}; several calls for a file add up. A file of
   * which no row is left is removed.
   *
   * @param positions only those to delete now
   */
  public Transaction deleteRows(AddFile file, DeletedRows positions) {
    String key = StagedChanges.key(live(file).path());
    if (!positions.isEmpty() && !changes.removed.containsKey(key)) {
      changes.deletedRows.merge(
          key,
          new StagedChanges.FileRows(live(file), positions),
          (had, more) -> had.and(more.positions()));
    }
    return this;
  }

  /** Remembers that rows of a file decided what this transaction does, though they stay. */
  public Transaction readRows(AddFile file, DeletedRows positions) {
    changes.rowsRead.merge(
        StagedChanges.key(live(file).path()),
        new StagedChanges.FileRows(live(file), positions),
        (had, more) -> had.and(more.positions()));
    return this;
  }

  /** Adds a staged file of row changes (change data feed). */
  public Transaction changeFile(WrittenFile file) {
    changes.stagedChangeFiles.add(file);
    return this;
  }

  /**
   * Replaces schema, partition columns or properties. The features that they need are required by
   * themselves.
   */
  public Transaction metadata(Metadata metadata) {
    ColumnRules.requireFeedColumnsFree(metadata);
    Metadata before = snapshot.version() < 0 ? null : snapshot.metadata();
    Metadata mapped = ColumnMappings.assign(metadata, before, environment.ids());
    changes.metadata = mapped.equals(before) ? null : mapped;
    return this;
  }

  /** Makes the table have features, with those that they need. */
  public Transaction require(Set<TableFeature> features) {
    Set<String> had = Protocols.featureNames(snapshot.protocol());
    features.stream()
        .filter(feature -> snapshot.version() < 0 || !had.contains(feature.wireName()))
        .forEach(changes.features::add);
    return this;
  }

  /**
   * Records how far an application has written.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) if it is recorded as far already
   */
  public Transaction applicationTransaction(String applicationId, long version) {
    SetTransaction recorded = snapshot.transactions().get(applicationId);
    if (recorded != null && recorded.version() >= version) {
      throw TransactionErrors.applicationGoesBack(applicationId, recorded.version(), version);
    }
    changes.applications.put(applicationId, version);
    return this;
  }

  /** Sets or removes a named configuration. */
  public Transaction domain(DomainMetadata domain) {
    changes.domains.put(domain.domain(), domain);
    return require(Set.of(TableFeature.DOMAIN_METADATA));
  }

  /** Whether the rows of the table change, true at first; false for a mere rearrangement. */
  public Transaction dataChange(boolean changes) {
    this.changes.dataChange = changes;
    return this;
  }

  /**
   * Says how the staged files are laid out.
   *
   * @param clusteringProvider who clustered them (Delta protocol, "Clustered Table"), or null
   * @param tags for each of them
   */
  public Transaction layout(String clusteringProvider, Map<String, String> tags) {
    changes.clusteringProvider = clusteringProvider;
    changes.tags = Map.copyOf(tags);
    return this;
  }

  /**
   * Commits. If nothing was changed, nothing is committed, unless {@link #snapshot} is version -1.
   *
   * @param operation what the history says
   * @param principal id of who does it, or null
   * @throws CommitConflictException if another transaction touched what this one stands on; nothing
   *     was committed
   * @throws IdentityConflictException if the statement must be run again with new identity values
   * @throws CommitStateUnknownException if it is not known whether it was committed
   */
  public Committed commit(Operation operation, String principal) {
    if (changes.isEmpty() && snapshot.version() >= 0) {
      return new Committed(snapshot.version(), snapshot, 0);
    }
    return commitAlways(operation, principal);
  }

  /** Commits even if nothing was changed, for operations that only leave a trace in the history. */
  public Committed commitAlways(Operation operation, String principal) {
    boolean appendOnly = TableProperties.of(snapshot.metadata()).appendOnly();
    if (appendOnly && changes.takesRowsAway() && changes.dataChange) {
      throw TransactionErrors.appendOnly(snapshot.location());
    }
    boolean isBlindAppend = reads.isEmpty() && !changes.takesRowsAway();
    String id = environment.ids().get().toString();
    CommitLoop loop =
        new CommitLoop(
            environment,
            changes,
            placed,
            checking.apply(new ConflictCheck(changes, reads, new TableRows(environment.store()))),
            new Provenance(operation, principal, snapshot.version(), id),
            id,
            isBlindAppend);
    long began = environment.clock().millis();
    Committed result;
    try {
      placed.place(changes, metadata());
      result = loop.run(snapshot, began);
    } catch (RuntimeException failed) {
      if (!loop.hasPerhapsCommitted()) {
        placed.discard();
      }
      throw failed;
    }
    committed.accept(result.snapshot());
    new AfterCommit(environment).run(result.snapshot());
    placed.settled();
    return result;
  }

  private AddFile live(AddFile file) {
    return snapshot
        .files()
        .find(file.path())
        .filter(
            found -> java.util.Objects.equals(found.deletionVectorId(), file.deletionVectorId()))
        .orElseThrow(() -> TransactionErrors.noSuchFile(file.path(), snapshot.version()));
  }
}
