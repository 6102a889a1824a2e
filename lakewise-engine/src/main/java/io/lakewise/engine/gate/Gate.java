package io.lakewise.engine.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Decides whether a parsed query may go on, and finds the names in it that must be resolved. */
public final class Gate {

  private Gate() {}

  /**
   * What a query names. Pointers are JSON pointers into the tree.
   *
   * @param tables names in FROM that no WITH in scope defines
   * @param tableFunctions calls in FROM of functions that are not DuckDB's allowed ones
   * @param functions calls of scalar functions that are not DuckDB's allowed ones, and of {@code
   *     getvariable}
   */
  public record Inspection(
      List<TableReference> tables,
      List<TableFunctionCall> tableFunctions,
      List<FunctionCall> functions) {}

  /**
   * A table reference.
   *
   * @param pointer where its node is
   * @param name one to three parts
   * @param at the node of AT (VERSION | TIMESTAMP => …), or null
   */
  public record TableReference(String pointer, List<String> name, JsonNode at) {}

  /** A call in FROM. */
  public record TableFunctionCall(String pointer, List<String> name) {}

  /** A call in an expression. */
  public record FunctionCall(String pointer, List<String> name) {}

  /**
   * Inspects the tree of a query.
   *
   * @throws io.lakewise.table.error.LakewiseException if it says something that is not allowed
   */
  public static Inspection inspect(JsonNode tree) {
    throw new UnsupportedOperationException(tree.toString());
  }
}
