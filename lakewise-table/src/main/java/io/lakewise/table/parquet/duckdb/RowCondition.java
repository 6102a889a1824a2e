package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.predicate.Predicate;

/** Conditions on rows for queries that are written elsewhere. */
public final class RowCondition {

  private RowCondition() {}

  /**
   * A predicate in DuckDB's SQL.
   *
   * @param relation the alias of the relation whose columns are meant
   * @param predicate without opaque parts
   */
  public static String sql(String relation, Predicate predicate) {
    return new PredicateSql(relation).of(predicate);
  }
}
