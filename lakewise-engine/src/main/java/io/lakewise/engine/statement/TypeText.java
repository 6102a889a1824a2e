package io.lakewise.engine.statement;

import io.lakewise.table.type.DataType;

/** Types in DuckDB's spelling and in Databricks'. Stateless and thread-safe. */
public final class TypeText {

  private TypeText() {}

  /**
   * The type that a text names, as a table stores it: TIMESTAMP is {@code timestamp_ntz} as in
   * DuckDB, TIMESTAMPTZ is {@code timestamp}, unsigned integers become the next wider, UUID, ENUM
   * and JSON strings.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) for text that is no type, and for a
   *     type that a table cannot store, with the cast that helps
   */
  public static DataType parse(String text) {
    return new TypeReader(text).read();
  }
}
