package io.lakewise.engine.write;

import io.lakewise.engine.expression.PortableExpressions;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.Literals;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * From given values to rows as a table holds them: casts to the columns' types, defaults, identity
 * values, generated columns, then NOT NULL and CHECK. Constraints hold as Delta has them: a CHECK
 * that is null is violated (Delta protocol, "CHECK Constraints").
 */
final class RowShape {

  private static final String GENERATION = "delta.generationExpression";
  private static final String DEFAULT = "CURRENT_DEFAULT";
  private static final String CONSTRAINT = "delta.constraints.";

  private final Metadata table;
  private final IdentityValues identity;

  RowShape(Metadata table, IdentityValues identity) {
    this.table = table;
    this.identity = identity;
  }

  /** Whether values can be given for a column: it is not computed. */
  static boolean givable(StructField field) {
    return !field.metadata().containsKey(GENERATION);
  }

  /**
   * The query of the table's rows.
   *
   * @param given by lower-case column name: expressions over {@code from}; others get their
   *     default, identity or generated value, or null
   * @param from what follows FROM
   * @param carried further expressions over {@code from} that become columns behind the table's,
   *     with their names
   */
  String select(Map<String, String> given, String from, Map<String, String> carried) {
    String rows = values(given, from, carried);
    rows = generated(given, rows, carried);
    return checked(rows, carried);
  }

  private String values(Map<String, String> given, String from, Map<String, String> carried) {
    StringJoiner list = new StringJoiner(", ", "SELECT ", " FROM " + from);
    for (StructField field : table.schema().fields()) {
      String expression = given.get(key(field));
      if (!givable(field)) {
        if (expression != null) {
          list.add(cast(expression, field) + " AS " + quote("__given_" + field.name()));
        }
        continue;
      }
      list.add(cast(value(field, expression), field) + " AS " + quote(field.name()));
    }
    carried.forEach((name, expression) -> list.add(expression + " AS " + quote(name)));
    return list.toString();
  }

  private String value(StructField field, String given) {
    if (identity.isIdentity(field)) {
      return identity.value(field, given);
    }
    if (given != null) {
      return given;
    }
    Object byDefault = field.metadata().get(DEFAULT);
    return byDefault == null
        ? "NULL"
        : "(" + PortableExpressions.executable(byDefault.toString()) + ")";
  }

  private String generated(Map<String, String> given, String rows, Map<String, String> carried) {
    if (table.schema().fields().stream().allMatch(RowShape::givable)) {
      return rows;
    }
    StringJoiner list = new StringJoiner(", ", "SELECT ", " FROM (" + rows + ") AS __values");
    for (StructField field : table.schema().fields()) {
      if (givable(field)) {
        list.add(quote(field.name()));
        continue;
      }
      String expression =
          cast(
              "("
                  + PortableExpressions.executable(field.metadata().get(GENERATION).toString())
                  + ")",
              field);
      if (given.containsKey(key(field))) {
        String value = quote("__given_" + field.name());
        expression =
            "CASE WHEN "
                + value
                + " IS NOT DISTINCT FROM "
                + expression
                + " THEN "
                + value
                + " ELSE error("
                + Literals.text(
                    "Column "
                        + field.name()
                        + " is generated as "
                        + field.metadata().get(GENERATION)
                        + ": a value given for it must be equal to that, or be left out")
                + ") END";
      }
      list.add(expression + " AS " + quote(field.name()));
    }
    carried.keySet().forEach(name -> list.add(quote(name)));
    return list.toString();
  }

  private String checked(String rows, Map<String, String> carried) {
    List<String> checks = new ArrayList<>();
    for (StructField field : table.schema().fields()) {
      if (!field.nullable()) {
        checks.add(
            require(
                quote(field.name()) + " IS NOT NULL",
                "Column " + field.name() + " is NOT NULL: a row has no value for it"));
      }
    }
    constraints(table)
        .forEach(
            (name, condition) ->
                checks.add(
                    require(
                        "(" + PortableExpressions.executable(condition) + ")",
                        "CHECK constraint "
                            + name
                            + " ("
                            + condition
                            + ") is violated by a row; nothing was written")));
    if (checks.isEmpty()) {
      return rows;
    }
    return "SELECT * FROM (" + rows + ") AS __rows WHERE " + String.join(" AND ", checks);
  }

  /** The table's CHECK constraints by name. */
  static Map<String, String> constraints(Metadata table) {
    Map<String, String> found = new LinkedHashMap<>();
    table
        .configuration()
        .forEach(
            (key, value) -> {
              if (key.toLowerCase(Locale.ROOT).startsWith(CONSTRAINT)) {
                found.put(key.substring(CONSTRAINT.length()), value);
              }
            });
    return found;
  }

  /** True, or the statement ends with the message. */
  static String require(String condition, String message) {
    return "CASE WHEN " + condition + " THEN true ELSE error(" + Literals.text(message) + ") END";
  }

  private static String cast(String expression, StructField field) {
    return "CAST(" + expression + " AS " + DuckDbTypes.toDuckDb(field.type()) + ")";
  }

  private static String key(StructField field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  private static String quote(String name) {
    return Identifiers.quote(name);
  }
}
