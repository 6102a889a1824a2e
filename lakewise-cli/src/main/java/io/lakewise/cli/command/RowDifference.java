package io.lakewise.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The queries that compare the rows of two tables.
 *
 * @param before the first table
 * @param after the second table
 * @param columns that both have
 * @param key the columns that tell rows apart; without any, whole rows are compared
 */
record RowDifference(
    TableVersion before, TableVersion after, List<String> columns, List<String> key) {

  /** One row: how many rows were added, removed, changed, and are unchanged. */
  String counts() {
    if (key.isEmpty()) {
      return "SELECT (SELECT count(*) FROM ("
          + only(after, before)
          + ")), (SELECT count(*) FROM ("
          + only(before, after)
          + ")), 0, (SELECT count(*) FROM "
          + after.relation()
          + ") - (SELECT count(*) FROM ("
          + only(after, before)
          + "))";
    }
    return "SELECT count(*) FILTER (WHERE change = 'added'), count(*) FILTER (WHERE change ="
        + " 'removed'), count(*) FILTER (WHERE change = 'changed'), count(*) FILTER (WHERE change"
        + " = 'unchanged') FROM (SELECT "
        + change()
        + " AS change FROM "
        + joined()
        + ")";
  }

  /**
   * The rows that differ.
   *
   * @param limit how many at most, null for all
   */
  String rows(Integer limit) {
    String end = limit == null ? "" : " LIMIT " + limit;
    if (key.isEmpty()) {
      return "SELECT * FROM (SELECT 'added' AS change, * FROM ("
          + only(after, before)
          + ") UNION ALL SELECT 'removed' AS change, * FROM ("
          + only(before, after)
          + "))"
          + end;
    }
    List<String> shown = new ArrayList<>();
    key.forEach(
        column -> shown.add("coalesce(a." + quoted(column) + ", b." + quoted(column) + ")"));
    List<String> names = new ArrayList<>(key);
    for (String column : columns) {
      if (!key.contains(column)) {
        shown.add(change(column));
        names.add(column);
      }
    }
    List<String> projected = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      projected.add(shown.get(index) + " AS " + quoted(names.get(index)));
    }
    return "SELECT * FROM (SELECT "
        + change()
        + " AS change, "
        + String.join(", ", projected)
        + " FROM "
        + joined()
        + ") WHERE change <> 'unchanged' ORDER BY ALL"
        + end;
  }

  /** One row if some key occurs twice. */
  String repeatedKey(TableVersion table) {
    String names = list(key, RowDifference::quoted);
    return "SELECT "
        + names
        + " FROM "
        + table.relation()
        + " GROUP BY "
        + names
        + " HAVING count(*) > 1 LIMIT 1";
  }

  private String only(TableVersion these, TableVersion those) {
    String names = list(columns, RowDifference::quoted);
    return "SELECT "
        + names
        + " FROM "
        + these.relation()
        + " EXCEPT ALL SELECT "
        + names
        + " FROM "
        + those.relation();
  }

  private String joined() {
    return "(SELECT true AS __is, * FROM "
        + before.relation()
        + ") b FULL JOIN (SELECT true AS __is, * FROM "
        + after.relation()
        + ") a ON "
        + key.stream()
            .map(name -> "b." + quoted(name) + " IS NOT DISTINCT FROM a." + quoted(name))
            .collect(Collectors.joining(" AND "));
  }

  private String change() {
    String differs =
        columns.stream()
            .filter(name -> !key.contains(name))
            .map(name -> "b." + quoted(name) + " IS DISTINCT FROM a." + quoted(name))
            .collect(Collectors.joining(" OR "));
    return "CASE WHEN b.__is IS NULL THEN 'added' WHEN a.__is IS NULL THEN 'removed' WHEN "
        + (differs.isEmpty() ? "false" : differs)
        + " THEN 'changed' ELSE 'unchanged' END";
  }

  private static String change(String column) {
    String old = "coalesce(b." + quoted(column) + "::VARCHAR, 'NULL')";
    String now = "coalesce(a." + quoted(column) + "::VARCHAR, 'NULL')";
    return "CASE WHEN b.__is IS NULL THEN "
        + now
        + " WHEN a.__is IS NULL THEN "
        + old
        + " WHEN b."
        + quoted(column)
        + " IS DISTINCT FROM a."
        + quoted(column)
        + " THEN "
        + old
        + " || ' → ' || "
        + now
        + " ELSE "
        + now
        + " END";
  }

  private static String quoted(String name) {
    return Quoting.identifier(name);
  }

  private static String list(List<String> names, Function<String, String> each) {
    return names.stream().map(each).collect(Collectors.joining(", "));
  }
}
