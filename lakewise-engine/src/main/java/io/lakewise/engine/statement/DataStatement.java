package io.lakewise.engine.statement;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements that change the rows of a table. */
public sealed interface DataStatement extends Statement {

  /** The table changed. */
  Name table();

  /**
   * INSERT.
   *
   * @param mode what happens to the rows that are there
   * @param schemaEvolution whether WITH SCHEMA EVOLUTION was said
   * @param table the table
   * @param partition PARTITION (column = value, …)
   * @param columns the named columns; empty for all in order
   * @param byName whether BY NAME was said
   * @param query a query, VALUES, or {@code DEFAULT VALUES}
   */
  record Insert(
      InsertMode mode,
      boolean schemaEvolution,
      Name table,
      List<PartitionValue> partition,
      List<String> columns,
      boolean byName,
      Fragment query)
      implements DataStatement {}

  /** What an INSERT does to the rows that are there. */
  sealed interface InsertMode {
    /** INTO: nothing. */
    record Append() implements InsertMode {}

    /** OVERWRITE: removes all, or those of the partitions said. */
    record Overwrite() implements InsertMode {}

    /**
     * REPLACE WHERE: removes those that match; new rows must match too.
     *
     * @param condition the condition
     */
    record ReplaceWhere(Fragment condition) implements InsertMode {}

    /**
     * REPLACE USING: removes those that share these columns' values with a new row.
     *
     * @param columns the columns
     */
    record ReplaceUsing(List<String> columns) implements InsertMode {}
  }

  /**
   * A part of {@code PARTITION (…)}.
   *
   * @param column the column
   * @param value its value, an expression; empty for a dynamic partition
   */
  record PartitionValue(String column, Optional<Fragment> value) {}

  /**
   * UPDATE.
   *
   * @param table the table
   * @param alias its alias
   * @param assignments SET
   * @param condition WHERE
   */
  record Update(
      Name table,
      Optional<String> alias,
      List<Assignment> assignments,
      Optional<Fragment> condition)
      implements DataStatement {}

  /**
   * {@code column = expression}.
   *
   * @param column the column; members of structs, and an alias before it, give several parts
   * @param value the expression, perhaps DEFAULT
   */
  record Assignment(Name column, Fragment value) {}

  /**
   * DELETE.
   *
   * @param table the table
   * @param alias its alias
   * @param condition WHERE; without it all rows go
   */
  record Delete(Name table, Optional<String> alias, Optional<Fragment> condition)
      implements DataStatement {}

  /**
   * TRUNCATE TABLE.
   *
   * @param table the table
   */
  record Truncate(Name table) implements DataStatement {}

  /**
   * MERGE.
   *
   * @param schemaEvolution whether WITH SCHEMA EVOLUTION was said
   * @param table the target
   * @param alias its alias
   * @param source as it would stand in FROM: a name, with AS OF perhaps, or a query in parentheses;
   *     with its alias if that names columns
   * @param sourceAlias its alias
   * @param condition ON
   * @param clauses in order
   */
  record Merge(
      boolean schemaEvolution,
      Name table,
      Optional<String> alias,
      Fragment source,
      Optional<String> sourceAlias,
      Fragment condition,
      List<MergeClause> clauses)
      implements DataStatement {}

  /**
   * COPY INTO.
   *
   * @param table the table
   * @param byPosition whether BY POSITION was said
   * @param columns the named columns
   * @param source where from
   * @param format CSV, JSON, PARQUET, …, upper case
   * @param validate VALIDATE: ALL is -1, n ROWS is n
   * @param files FILES
   * @param pattern PATTERN, a glob
   * @param formatOptions FORMAT_OPTIONS, in order
   * @param copyOptions COPY_OPTIONS, in order
   */
  record CopyInto(
      Name table,
      boolean byPosition,
      List<String> columns,
      CopySource source,
      String format,
      Optional<Long> validate,
      List<String> files,
      Optional<String> pattern,
      Map<String, String> formatOptions,
      Map<String, String> copyOptions)
      implements DataStatement {}

  /**
   * Where COPY INTO reads.
   *
   * @param path a file, folder or glob
   * @param selection the expressions of {@code (SELECT expressions FROM 'path')}, if written so
   * @param offset where the path stands in the statement
   */
  record CopySource(String path, Optional<Fragment> selection, int offset) {}
}
