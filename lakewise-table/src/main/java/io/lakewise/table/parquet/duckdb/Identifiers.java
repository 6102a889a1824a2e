package io.lakewise.table.parquet.duckdb;

/** Names in DuckDB's SQL. */
public final class Identifiers {

  private Identifiers() {}

  /** A name in double quotes, which DuckDB takes as it is. */
  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
