package io.lakewise.engine.statement;

import io.lakewise.table.type.DataType;
import java.util.List;
import java.util.Optional;

/** Statements about SQL functions. */
public sealed interface FunctionStatement extends Statement {

  /** The function. */
  Name function();

  /**
   * {@code CREATE [OR REPLACE] [TEMPORARY] FUNCTION [IF NOT EXISTS] name (parameters) RETURNS …
   * RETURN body}.
   *
   * @param creation what happens when the name exists; never REPLACE
   * @param temporary whether it belongs to the session
   * @param function the function
   * @param parameters in order
   * @param returns what it returns
   * @param language LANGUAGE, upper case; SQL if not said
   * @param deterministic DETERMINISTIC (true), NOT DETERMINISTIC (false); empty if not said
   * @param comment COMMENT
   * @param body an expression, or for a table function a query
   */
  record CreateFunction(
      TableStatement.Creation creation,
      boolean temporary,
      Name function,
      List<FunctionParameter> parameters,
      FunctionReturn returns,
      String language,
      Optional<Boolean> deterministic,
      Optional<String> comment,
      Fragment body)
      implements FunctionStatement {}

  /**
   * A parameter.
   *
   * @param name its name
   * @param type its type
   * @param defaultValue DEFAULT, an expression
   * @param comment COMMENT
   */
  record FunctionParameter(
      String name, DataType type, Optional<Fragment> defaultValue, Optional<String> comment) {}

  /**
   * What a function returns.
   *
   * @param table whether it is a table
   * @param type a scalar's type; empty for a table, or to take the expression's
   * @param columns a table's columns; empty to take the query's
   */
  record FunctionReturn(boolean table, Optional<DataType> type, List<FunctionParameter> columns) {}

  /**
   * {@code DROP [TEMPORARY] FUNCTION [IF EXISTS] name}.
   *
   * @param temporary whether TEMPORARY was said
   * @param ifExists whether a missing function is no error
   * @param function the function
   */
  record DropFunction(boolean temporary, boolean ifExists, Name function)
      implements FunctionStatement {}
}
