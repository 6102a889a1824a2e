package io.lakewise.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.error.ExpressionErrors;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.type.StructType;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Expressions that mean the same in Spark and DuckDB: columns, literals, comparisons, arithmetic
 * without division, logic, CASE, casts, and the functions of {@link SharedFunctions}. Thread-safe.
 */
public final class PortableExpressions {

  private final Workbench workbench;

  /** Parses with a workbench. */
  public PortableExpressions(Workbench workbench) {
    this.workbench = workbench;
  }

  /** What an expression is for. */
  public enum Use {
    /** A condition or a computed column: the same at any time. */
    RULE,
    /** A value for rows that bring none: may be that of the moment. */
    DEFAULT
  }

  /**
   * The spelling in which an expression of ours is stored in the log.
   *
   * @throws LakewiseException (USER) naming what Spark would understand otherwise or not at all
   */
  public String stored(Fragment expression, Use use) {
    JsonNode tree = parse(QueryText.rewrite(expression).text());
    return new ExpressionPrinter(Dialect.SPARK, use, problem -> refusal(expression, problem))
        .expression(tree);
  }

  private static LakewiseException refusal(Fragment expression, String problem) {
    return ExpressionErrors.notPortable(expression.text().strip(), problem);
  }

  /**
   * The spelling in which a stored expression is run.
   *
   * @throws LakewiseException (USER) if it has parts that DuckDB might understand otherwise: tables
   *     that need it can only be read
   */
  public String executable(String expression) {
    String parsable = SparkText.parsable(expression);
    JsonNode tree;
    try {
      tree = parse(parsable);
    } catch (LakewiseException unreadable) {
      throw ExpressionErrors.notExecutable(expression, "its spelling");
    }
    return new ExpressionPrinter(
            Dialect.DUCKDB,
            Use.DEFAULT,
            problem -> ExpressionErrors.notExecutable(expression, problem))
        .expression(tree);
  }

  /** The spelling that is run, or the stored one of an expression that cannot be run here. */
  public String shown(String expression) {
    try {
      return executable(expression);
    } catch (LakewiseException foreign) {
      return expression;
    }
  }

  /** The columns of a schema, lower case, that a stored expression reads. */
  public Set<String> columns(StructType schema, String expression) {
    Set<String> found = new LinkedHashSet<>();
    collect(parse(executable(expression)), schema, found);
    return found;
  }

  private static void collect(JsonNode node, StructType schema, Set<String> found) {
    if (node.path("class").asText().equals("COLUMN_REF")) {
      node.path("column_names")
          .forEach(
              name -> {
                if (schema.field(name.asText()).isPresent()) {
                  found.add(name.asText().toLowerCase(Locale.ROOT));
                }
              });
    }
    node.forEach(child -> collect(child, schema, found));
  }

  private JsonNode parse(String expression) {
    JsonNode select = workbench.parse("SELECT (" + expression + "\n)");
    if (select.path("select_list").size() != 1
        || !select.path("from_table").path("type").asText().equals("EMPTY")) {
      throw ExpressionErrors.notPortable(expression, "more than one expression");
    }
    return Trees.onlyExpression(select);
  }
}
