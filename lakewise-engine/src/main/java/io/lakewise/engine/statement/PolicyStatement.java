package io.lakewise.engine.statement;

import io.lakewise.catalog.entry.TagCondition;
import io.lakewise.catalog.entry.TagPolicy;
import java.util.List;
import java.util.Optional;

/** Policies by tag. */
public sealed interface PolicyStatement extends Statement {

  /**
   * Where a policy is made.
   *
   * @param kind a catalog, a schema or a table
   * @param name its name
   */
  record Scope(AnnotationStatement.Kind kind, Name name) {}

  /** Where it is made. */
  Scope on();

  /**
   * {@code CREATE [OR REPLACE] POLICY name ON … {ROW FILTER | COLUMN MASK} f TO … [EXCEPT …] FOR
   * TABLES [WHEN …] [MATCH COLUMNS …] [ON COLUMN a] [USING COLUMNS (…)]}.
   *
   * @param rows whether it is a row filter
   * @param call the function with what stands in USING COLUMNS
   * @param masked the alias in ON COLUMN
   */
  record Create(
      boolean replace,
      String policy,
      Scope on,
      Optional<String> comment,
      boolean rows,
      PolicyCall call,
      List<String> to,
      List<String> except,
      Optional<TagCondition> when,
      List<TagPolicy.Columns> columns,
      Optional<String> masked)
      implements PolicyStatement {}

  /** {@code DROP POLICY name ON …}. */
  record Drop(String policy, Scope on) implements PolicyStatement {}

  /** {@code SHOW [EFFECTIVE] POLICIES ON …}. */
  record Show(boolean effective, Scope on) implements PolicyStatement {}

  /** {@code DESCRIBE POLICY name ON …}. */
  record Describe(String policy, Scope on) implements PolicyStatement {}
}
