package io.lakewise.engine.statement;

import java.util.List;
import java.util.Optional;

/** Statements that create, replace, change or remove a table. */
public sealed interface TableStatement extends Statement {

  /** The table. */
  Name table();

  /** What happens when the name exists. */
  enum Creation {
    /** CREATE: an error. */
    CREATE,
    /** CREATE … IF NOT EXISTS: nothing. */
    IF_NOT_EXISTS,
    /** CREATE OR REPLACE: a new version replaces it. */
    CREATE_OR_REPLACE,
    /** REPLACE: a new version replaces it; a missing table is an error. */
    REPLACE
  }

  /**
   * {@code CREATE [OR REPLACE] TABLE name (…) … [AS query]}.
   *
   * @param creation what happens when the table exists
   * @param external whether EXTERNAL was said
   * @param table the table
   * @param columns its columns; empty when the query gives them or an existing log at the location
   * @param constraints the constraints written between the columns, or at a column
   * @param options everything after the columns
   * @param query AS
   */
  record CreateTable(
      Creation creation,
      boolean external,
      Name table,
      List<ColumnDefinition> columns,
      List<TableConstraint> constraints,
      TableOptions options,
      Optional<Fragment> query)
      implements TableStatement {}

  /**
   * {@code CREATE TABLE name LIKE source …}.
   *
   * @param creation what happens when the table exists
   * @param table the table
   * @param source whose columns and properties are taken
   * @param options what differs
   */
  record CreateTableLike(Creation creation, Name table, Name source, TableOptions options)
      implements TableStatement {}

  /**
   * {@code CREATE TABLE name [SHALLOW | DEEP] CLONE source [VERSION | TIMESTAMP AS OF …]}.
   *
   * @param creation what happens when the table exists
   * @param table the table
   * @param shallow whether data files are referred to; DEEP, which copies them, is the default
   * @param source the cloned table
   * @param version which version; the latest if not said
   * @param options properties and location that differ
   */
  record CloneTable(
      Creation creation,
      Name table,
      boolean shallow,
      Name source,
      Optional<TimeTravel> version,
      TableOptions options)
      implements TableStatement {}

  /**
   * {@code DROP TABLE [IF EXISTS] name [PURGE]}.
   *
   * @param ifExists whether a missing table is no error
   * @param table the table
   * @param purge whether it cannot be undropped
   */
  record DropTable(boolean ifExists, Name table, boolean purge) implements TableStatement {}

  /**
   * {@code UNDROP TABLE name}.
   *
   * @param table the name it had
   */
  record UndropTable(Name table) implements TableStatement {}

  /**
   * {@code ALTER TABLE name change}.
   *
   * @param ifExists whether a missing table is no error
   * @param table the table
   * @param change the change
   */
  record AlterTable(boolean ifExists, Name table, TableChange change) implements TableStatement {}
}
