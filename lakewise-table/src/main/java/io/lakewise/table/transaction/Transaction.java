package io.lakewise.table.transaction;

import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.feature.TableFeature;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.snapshot.Snapshot;
import java.util.Set;

/**
 * Changes of a table that become one version or none. What was read is remembered, so that a commit
 * of somebody else in between is a conflict only if it touched that. Not thread-safe; used once.
 */
public final class Transaction {

  private final Snapshot snapshot;

  Transaction(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** The version that it stands on; version -1 for a table to be created. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** Schema and properties, with what this transaction changed. */
  public Metadata metadata() {
    throw new UnsupportedOperationException();
  }

  /**
   * Remembers that rows satisfying a condition were read. Rows that another transaction brings or
   * takes away are compared with it, by statistics and then by reading them; a condition with
   * {@link Predicate.Opaque} parts meets every row that statistics cannot rule out.
   */
  public Transaction read(Predicate condition) {
    throw new UnsupportedOperationException();
  }

  /**
   * The same, with an exact check for conditions that {@link Predicate} cannot express.
   *
   * @param condition true for every row for which the probe answers true
   */
  public Transaction read(Predicate condition, RowProbe probe) {
    throw new UnsupportedOperationException();
  }

  /** Remembers that every row was read. */
  public Transaction readWholeTable() {
    return read(Predicate.ALWAYS);
  }

  /** Adds a staged file; it moves into the table's folder under a new name when committing. */
  public Transaction add(WrittenFile file) {
    throw new UnsupportedOperationException();
  }

  /** Adds a file that is in place, such as one of an older version or of a table to be cloned. */
  public Transaction add(AddFile file) {
    throw new UnsupportedOperationException();
  }

  /** Removes a live file of {@link #snapshot}. */
  public Transaction remove(AddFile file) {
    throw new UnsupportedOperationException();
  }

  /**
   * Deletes rows of a live file of {@link #snapshot}; several calls for a file add up. A file of
   * which no row is left is removed.
   *
   * @param positions only those to delete now
   */
  public Transaction deleteRows(AddFile file, DeletedRows positions) {
    throw new UnsupportedOperationException();
  }

  /** Remembers that rows of a file decided what this transaction does, though they stay. */
  public Transaction readRows(AddFile file, DeletedRows positions) {
    throw new UnsupportedOperationException();
  }

  /** Adds a staged file of row changes (change data feed). */
  public Transaction changeFile(WrittenFile file) {
    throw new UnsupportedOperationException();
  }

  /**
   * Replaces schema, partition columns or properties. The features that they need are required by
   * themselves.
   */
  public Transaction metadata(Metadata metadata) {
    throw new UnsupportedOperationException();
  }

  /** Makes the table have features, with those that they need. */
  public Transaction require(Set<TableFeature> features) {
    throw new UnsupportedOperationException();
  }

  /**
   * Records how far an application has written.
   *
   * @throws CommitConflictException if the table is there already
   */
  public Transaction applicationTransaction(String applicationId, long version) {
    throw new UnsupportedOperationException();
  }

  /** Sets or removes a named configuration. */
  public Transaction domain(DomainMetadata domain) {
    throw new UnsupportedOperationException();
  }

  /** Whether the rows of the table change, true at first; false for a mere rearrangement. */
  public Transaction dataChange(boolean changes) {
    throw new UnsupportedOperationException();
  }

  /**
   * Commits. If nothing was changed, nothing is committed, unless {@link #snapshot} is version -1.
   *
   * @param operation what the history says
   * @param principal id of who does it
   * @throws CommitConflictException if another transaction touched what this one stands on; nothing
   *     was committed
   * @throws IdentityConflictException if the statement must be run again with new identity values
   * @throws CommitStateUnknownException if it is not known whether it was committed
   */
  public Committed commit(Operation operation, String principal) {
    throw new UnsupportedOperationException();
  }
}
