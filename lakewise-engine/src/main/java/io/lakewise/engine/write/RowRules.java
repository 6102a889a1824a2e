package io.lakewise.engine.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.engine.error.ExpressionErrors;
import io.lakewise.engine.expression.PortableExpressions;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.Literals;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;

/**
 * What every row written must satisfy: NOT NULL, CHECK constraints and column invariants. A
 * condition that is null is violated, as in Delta: writers must see that it is true for all rows
 * (Delta protocol, "CHECK Constraints", "Column Invariants").
 */
final class RowRules {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PortableExpressions expressions;
  private final List<String> checks = new ArrayList<>();

  private RowRules(PortableExpressions expressions) {
    this.expressions = expressions;
  }

  /** A query that yields the same rows as another and fails at the first that breaks a rule. */
  static String checked(PortableExpressions expressions, Metadata table, String rows) {
    RowRules rules = new RowRules(expressions);
    for (StructField field : table.schema().fields()) {
      rules.notNull(field, Identifiers.quote(field.name()), field.name(), "");
      ColumnRules.invariant(field).ifPresent(rules::invariant);
    }
    ColumnRules.constraints(table)
        .forEach((name, condition) -> rules.condition("CHECK constraint " + name, condition));
    return rules.checks.isEmpty()
        ? rows
        : "SELECT * FROM (" + rows + ") AS __rows WHERE " + String.join(" AND ", rules.checks);
  }

  /** True, or the statement ends with the message. */
  static String require(String condition, String message) {
    return "CASE WHEN " + condition + " THEN true ELSE error(" + Literals.text(message) + ") END";
  }

  private void notNull(StructField field, String value, String label, String unless) {
    if (!field.nullable()) {
      checks.add(
          require(
              unless + value + " IS NOT NULL",
              "Column " + label + " is NOT NULL: a row has no value for it; nothing was written"));
    }
    if (field.type() instanceof StructType struct) {
      for (StructField member : struct.fields()) {
        notNull(
            member,
            "(" + value + ")." + Identifiers.quote(member.name()),
            label + "." + member.name(),
            unless + value + " IS NULL OR ");
      }
    }
  }

  private void invariant(String json) {
    try {
      String expression = JSON.readTree(json).path("expression").path("expression").asText();
      if (expression.isEmpty()) {
        throw ExpressionErrors.notExecutable(json, "an invariant of this form");
      }
      condition("The column's invariant", expression);
    } catch (JsonProcessingException e) {
      throw ExpressionErrors.notExecutable(json, "an invariant of this form");
    }
  }

  private void condition(String what, String condition) {
    checks.add(
        require(
            "(" + expressions.executable(condition) + ")",
            what + " (" + condition + ") is violated by a row; nothing was written"));
  }
}
