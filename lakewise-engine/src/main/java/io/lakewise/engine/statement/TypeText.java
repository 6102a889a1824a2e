package io.lakewise.engine.statement;

import io.lakewise.engine.error.EngineErrors;
import io.lakewise.table.type.DataType;

/** Types in DuckDB's spelling and in Databricks'. Stateless and thread-safe. */
public final class TypeText {

  private TypeText() {}

  /**
   * The type that a text names.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) for text that is no type, and for a
   *     type that a table cannot store, with the cast that helps
   */
  public static DataType parse(String text) {
    throw EngineErrors.unknownType(text, "types are not read yet");
  }
}
