package io.lakewise.engine.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Stands before the engine: what passes runs nothing but known functions over the tables that it
 * lists. It knows DuckDB's serialised tree and calls no DuckDB. Thread-safe.
 */
public final class Gate {

  private static final JudgedFunctions FUNCTIONS = JudgedFunctions.load();

  private Gate() {}

  /**
   * What a query names, and what the caller has to resolve. Pointers are JSON pointers into the
   * tree.
   *
   * @param tables names in FROM that no WITH in scope defines; each must be replaced
   * @param tableFunctions calls in FROM of functions that are not DuckDB's, or that read files;
   *     each must be replaced or allowed
   * @param functions calls where a value is expected of functions that are not DuckDB's, and of
   *     {@code getvariable}; each must be replaced
   * @param varying calls of DuckDB's functions that depend on the session or the moment, such as
   *     {@code now()} or {@code current_user}; the caller may replace them by constants
   */
  public record Inspection(
      List<TableReference> tables,
      List<TableFunctionCall> tableFunctions,
      List<FunctionCall> functions,
      List<FunctionCall> varying) {
    /** Copies the lists. */
    public Inspection {
      tables = List.copyOf(tables);
      tableFunctions = List.copyOf(tableFunctions);
      functions = List.copyOf(functions);
      varying = List.copyOf(varying);
    }
  }

  /**
   * A table reference.
   *
   * @param pointer where its node is
   * @param name its parts from the outermost
   * @param at the node of AT, with a unit (VERSION or TIMESTAMP) and an expression; or null
   */
  public record TableReference(String pointer, List<String> name, JsonNode at) {}

  /**
   * A call in FROM.
   *
   * @param pointer where its node is
   * @param name its parts from the outermost
   * @param readsFiles whether it is one of DuckDB's functions that read files
   */
  public record TableFunctionCall(String pointer, List<String> name, boolean readsFiles) {}

  /**
   * A call in an expression, or a name such as {@code current_date} that needs no brackets.
   *
   * @param pointer where its node is
   * @param name its parts from the outermost
   */
  public record FunctionCall(String pointer, List<String> name) {}

  /**
   * Inspects the tree of a query.
   *
   * @param tree the statement's node, as {@code Workbench.parse} answers it
   * @throws io.lakewise.table.error.LakewiseException USER, naming what is not allowed
   */
  public static Inspection inspect(JsonNode tree) {
    return new TreeWalk(FUNCTIONS).inspect(tree);
  }
}
