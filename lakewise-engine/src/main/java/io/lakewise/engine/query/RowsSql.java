package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakewise.engine.session.ResultColumn;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Rows that Lakewise knows by itself (information schema, history) as a query, so that they can be
 * joined with everything else.
 */
public final class RowsSql {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  /** More rows than this are one text. */
  private static final int MANY = 1000;

  private RowsSql() {}

  /**
   * A query that yields the rows.
   *
   * @param columns names and DuckDB types
   * @param rows values: null, String, Boolean, Number, Instant, List or Map of them; a Map too for
   *     a struct
   */
  public static String select(List<ResultColumn> columns, List<List<Object>> rows) {
    return rows.size() > MANY && rows.stream().noneMatch(RowsSql::hasNested)
        ? selectOfText(columns, rows)
        : selectOfValues(columns, rows);
  }

  private static boolean hasNested(List<Object> row) {
    return row.stream().anyMatch(value -> value instanceof List || value instanceof Map);
  }

  /** Many rows as one text: each literal would be a node of the parsed tree. */
  private static String selectOfText(List<ResultColumn> columns, List<List<Object>> rows) {
    StringJoiner casts = new StringJoiner(", ", "SELECT ", "");
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn column = columns.get(i);
      String text = "json_extract_string(value, '$[" + i + "]')";
      casts.add("CAST(" + text + " AS " + column.type() + ") AS " + quote(column.name()));
    }
    ArrayNode all = JsonNodeFactory.instance.arrayNode(rows.size());
    for (List<Object> row : rows) {
      ArrayNode texts = all.addArray();
      for (Object value : row) {
        texts.add(
            value instanceof Instant instant
                ? TIMESTAMP.format(instant) + "+00"
                : value == null ? null : value.toString());
      }
    }
    return casts + " FROM json_each(" + literal(all.toString()) + ") AS __rows";
  }

  private static String selectOfValues(List<ResultColumn> columns, List<List<Object>> rows) {
    StringJoiner casts = new StringJoiner(", ", "SELECT ", "");
    for (int i = 0; i < columns.size(); i++) {
      casts.add(
          "CAST(__c" + i + " AS " + columns.get(i).type() + ") AS " + quote(columns.get(i).name()));
    }
    StringJoiner names = new StringJoiner(", ", "(", ")");
    StringJoiner nulls = new StringJoiner(", ", "(", ")");
    for (int i = 0; i < columns.size(); i++) {
      names.add("__c" + i);
      nulls.add("NULL");
    }
    StringJoiner values = new StringJoiner(", ");
    for (List<Object> row : rows) {
      StringJoiner tuple = new StringJoiner(", ", "(", ")");
      for (int i = 0; i < columns.size(); i++) {
        boolean struct = columns.get(i).type().startsWith("STRUCT") && row.get(i) != null;
        tuple.add(struct ? struct((Map<?, ?>) row.get(i)) : literal(row.get(i)));
      }
      values.add(tuple.toString());
    }
    return casts
        + " FROM (VALUES "
        + (rows.isEmpty() ? nulls : values)
        + ") AS __rows"
        + names
        + (rows.isEmpty() ? " WHERE false" : "");
  }

  private static String struct(Map<?, ?> members) {
    StringJoiner entries = new StringJoiner(", ", "{", "}");
    members.forEach((key, item) -> entries.add(literal(key) + ": " + literal(item)));
    return entries.toString();
  }

  /** A value as a SQL literal. */
  public static String literal(Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof Boolean || value instanceof BigDecimal || value instanceof Number) {
      return value.toString();
    }
    if (value instanceof Instant instant) {
      return "TIMESTAMPTZ '" + TIMESTAMP.format(instant) + "+00'";
    }
    if (value instanceof List<?> list) {
      StringJoiner items = new StringJoiner(", ", "[", "]");
      list.forEach(item -> items.add(literal(item)));
      return items.toString();
    }
    if (value instanceof Map<?, ?> map) {
      StringJoiner entries = new StringJoiner(", ", "MAP {", "}");
      map.forEach((key, item) -> entries.add(literal(key) + ": " + literal(item)));
      return entries.toString();
    }
    return "'" + value.toString().replace("'", "''") + "'";
  }

  private static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
