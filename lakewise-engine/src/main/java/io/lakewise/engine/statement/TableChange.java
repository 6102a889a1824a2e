package io.lakewise.engine.statement;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What ALTER TABLE does. Column names of several parts name members of structs. */
public sealed interface TableChange {

  /**
   * {@code ADD COLUMNS (…)}.
   *
   * @param columns the columns
   */
  record AddColumns(List<AddedColumn> columns) implements TableChange {}

  /**
   * A column to add and where.
   *
   * @param ifNotExists whether an existing column is no error
   * @param column its definition
   * @param position where; at the end if not said
   */
  record AddedColumn(boolean ifNotExists, ColumnDefinition column, Optional<Position> position) {}

  /**
   * {@code FIRST} or {@code AFTER column}.
   *
   * @param after the sibling that stands before it; empty for FIRST
   */
  record Position(Optional<String> after) {}

  /**
   * {@code RENAME COLUMN a.b TO c}.
   *
   * @param column the column
   * @param newName its last part from now on
   */
  record RenameColumn(Name column, String newName) implements TableChange {}

  /**
   * {@code DROP COLUMNS [IF EXISTS] (…)}.
   *
   * @param ifExists whether a missing column is no error
   * @param columns the columns
   */
  record DropColumns(boolean ifExists, List<Name> columns) implements TableChange {}

  /**
   * {@code ALTER COLUMN column action}.
   *
   * @param column the column
   * @param actions at least one; CHANGE COLUMN c TYPE t COMMENT 'x' says two
   */
  record AlterColumn(Name column, List<ColumnChange> actions) implements TableChange {}

  /**
   * {@code ADD CONSTRAINT …}.
   *
   * @param constraint the constraint
   */
  record AddConstraint(TableConstraint constraint) implements TableChange {}

  /**
   * {@code DROP CONSTRAINT [IF EXISTS] name [CASCADE]}, or {@code DROP PRIMARY KEY}.
   *
   * @param ifExists whether a missing constraint is no error
   * @param name the constraint; empty for the primary key, whatever its name
   * @param cascade whether foreign keys of other tables that refer to it go as well
   */
  record DropConstraint(boolean ifExists, Optional<String> name, boolean cascade)
      implements TableChange {}

  /**
   * {@code SET TBLPROPERTIES (…)}.
   *
   * @param properties in order
   */
  record SetProperties(Map<String, String> properties) implements TableChange {}

  /**
   * {@code UNSET TBLPROPERTIES [IF EXISTS] (…)}.
   *
   * @param ifExists whether a missing property is no error
   * @param keys the properties
   */
  record UnsetProperties(boolean ifExists, List<String> keys) implements TableChange {}

  /**
   * {@code CLUSTER BY …}.
   *
   * @param clustering how from now on
   */
  record ClusterBy(Clustering clustering) implements TableChange {}

  /**
   * {@code RENAME TO name}.
   *
   * @param newName the new name
   */
  record RenameTable(Name newName) implements TableChange {}

  /**
   * {@code DROP FEATURE name [TRUNCATE HISTORY]}.
   *
   * @param feature the table feature
   * @param truncateHistory whether old versions are given up at once
   */
  record DropFeature(String feature, boolean truncateHistory) implements TableChange {}

  /**
   * {@code [SET] OWNER TO principal}.
   *
   * @param owner the principal
   */
  record SetOwner(String owner) implements TableChange {}

  /**
   * {@code SET ROW FILTER function ON (…)}.
   *
   * @param filter the function
   */
  record SetRowFilter(PolicyCall filter) implements TableChange {}

  /** {@code DROP ROW FILTER}. */
  record DropRowFilter() implements TableChange {}

  /**
   * Partition management, which Delta does not have: {@code ADD | DROP | RECOVER PARTITION(S)}, SET
   * LOCATION and the like.
   *
   * @param what the words, upper case
   */
  record Other(String what) implements TableChange {}
}
