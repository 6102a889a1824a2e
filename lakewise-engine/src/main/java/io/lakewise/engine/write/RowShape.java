package io.lakewise.engine.write;

import io.lakewise.engine.expression.PortableExpressions;
import io.lakewise.engine.query.DeepDocuments;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.Literals;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * From given values to rows as a table holds them: casts to the columns' types, defaults, identity
 * values, generated columns, then {@link RowRules}.
 */
final class RowShape {

  private final PortableExpressions expressions;
  private final Metadata table;
  private final IdentityValues identity;
  private final boolean withIds;

  /** Rows that are new. */
  RowShape(PortableExpressions expressions, Metadata table, IdentityValues identity) {
    this(expressions, table, identity, false);
  }

  /**
   * Rows.
   *
   * @param withIds whether the rows come with {@code __row_id} and keep it, as rows must that
   *     change (Delta protocol, "Row Tracking")
   */
  RowShape(
      PortableExpressions expressions, Metadata table, IdentityValues identity, boolean withIds) {
    this.withIds = withIds;
    this.expressions = expressions;
    this.table = table;
    this.identity = identity;
  }

  /**
   * Rows as a table holds them.
   *
   * @param select their query
   * @param casts of given values to the columns' types, any of which may fail
   * @param withIds whether the rows' ids follow, because they keep them
   */
  record Shaped(String select, List<Cast> casts, boolean withIds) {

    /** Rows that are of the table's types already. */
    static Shaped asTheyAre(String select, boolean withIds) {
      return new Shaped(select, List.of(), withIds);
    }

    /** The query of the rows alone. */
    String columns() {
      return withIds
          ? "SELECT * EXCLUDE (__row_id, __row_commit_version) FROM (" + select + ") AS __ids"
          : select;
    }

    /** The same rows with a condition of the statement on each. */
    Shaped requiring(String condition, String message) {
      return new Shaped(
          "SELECT * FROM ("
              + select
              + ") AS __checked WHERE "
              + RowRules.require(condition, message),
          casts,
          withIds);
    }

    /** The same rows, kept under a name. */
    Shaped kept(String name) {
      return new Shaped("SELECT * FROM " + name, List.of(), withIds);
    }
  }

  /**
   * The cast of a column's values, by itself.
   *
   * @param column its name
   * @param type its type
   * @param value what is cast
   * @param from what follows FROM
   */
  record Cast(String column, DataType type, String value, String from) {

    /** A query of the values, cast. */
    String select() {
      return "SELECT CAST(" + value + " AS " + DuckDbTypes.toDuckDb(type) + ") FROM " + from;
    }
  }

  /** Whether values can be given for a column: it is not computed. */
  static boolean givable(StructField field) {
    return ColumnRules.generationExpression(field).isEmpty();
  }

  /**
   * The table's rows.
   *
   * @param given by lower-case column name: expressions over {@code from}; others get their
   *     default, identity or generated value, or null
   * @param from what follows FROM
   */
  Shaped select(Map<String, String> given, String from) {
    String rows = generated(given, values(given, from));
    List<Cast> casts = new ArrayList<>();
    for (StructField field : table.schema().fields()) {
      String value = given.get(key(field));
      if (value != null) {
        casts.add(new Cast(field.name(), field.type(), value, from));
      }
    }
    return new Shaped(RowRules.checked(expressions, table, rows), casts, withIds);
  }

  private String values(Map<String, String> given, String from) {
    StringJoiner list = new StringJoiner(", ", "SELECT ", " FROM " + from);
    for (StructField field : table.schema().fields()) {
      String expression = given.get(key(field));
      if (givable(field)) {
        list.add(cast(value(field, expression), field) + " AS " + quote(field.name()));
      } else if (expression != null) {
        list.add(cast(expression, field) + " AS " + quote("__given_" + field.name()));
      }
    }
    if (withIds) {
      list.add("__row_id").add("CAST(NULL AS BIGINT) AS __row_commit_version");
    }
    return list.toString();
  }

  private String value(StructField field, String given) {
    if (identity.isIdentity(field)) {
      return identity.value(field, given);
    }
    if (given != null) {
      return given;
    }
    return ColumnRules.defaultExpression(field)
        .map(expression -> "(" + expressions.executable(expression) + ")")
        .orElse("NULL");
  }

  private String generated(Map<String, String> given, String rows) {
    if (table.schema().fields().stream().allMatch(RowShape::givable)) {
      return rows;
    }
    StringJoiner list = new StringJoiner(", ", "SELECT ", " FROM (" + rows + ") AS __values");
    for (StructField field : table.schema().fields()) {
      String name = quote(field.name());
      if (givable(field)) {
        list.add(name);
        continue;
      }
      String stored = ColumnRules.generationExpression(field).orElseThrow();
      String computed = cast("(" + expressions.executable(stored) + ")", field);
      list.add(
          (given.containsKey(key(field)) ? equal(field, stored, computed) : computed)
              + " AS "
              + name);
    }
    if (withIds) {
      list.add("__row_id").add("__row_commit_version");
    }
    return list.toString();
  }

  private static String equal(StructField field, String stored, String computed) {
    String value = quote("__given_" + field.name());
    return "CASE WHEN "
        + value
        + " IS NOT DISTINCT FROM "
        + computed
        + " THEN "
        + value
        + " ELSE error("
        + Literals.text(
            "Column "
                + field.name()
                + " is generated as "
                + stored
                + ": a value given for it must be equal to that, or be left out")
        + ") END";
  }

  private static String cast(String expression, StructField field) {
    String type = DuckDbTypes.toDuckDb(field.type());
    String value = type.contains("VARIANT") ? DeepDocuments.guarded(expression) : expression;
    return "CAST(" + value + " AS " + type + ")";
  }

  private static String key(StructField field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  private static String quote(String name) {
    return Identifiers.quote(name);
  }
}
