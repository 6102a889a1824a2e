package io.lakewise.engine.query;

import java.util.List;
import java.util.Optional;

/**
 * A function that was created by CREATE FUNCTION.
 *
 * @param label how messages call it
 * @param parameters in order
 * @param returns DuckDB type of a scalar function's value; empty for a table function
 * @param resultColumns names of a table function's columns, empty if its query names them
 * @param body an expression (scalar) or a query (table)
 * @param scope in which the body is read
 * @param owner on whose behalf it reads
 */
public record UserFunction(
    String label,
    List<Parameter> parameters,
    Optional<String> returns,
    List<String> resultColumns,
    String body,
    NameScope scope,
    String owner) {

  /** The same with its body read in another scope. */
  UserFunction in(NameScope other) {
    return new UserFunction(label, parameters, returns, resultColumns, body, other, owner);
  }

  /**
   * A parameter.
   *
   * @param name its name
   * @param type in DuckDB's spelling
   * @param defaultValue expression, if it may be left out
   */
  public record Parameter(String name, String type, Optional<String> defaultValue) {}
}
