package io.lakewise.bench.dml;

import java.util.List;
import java.util.Locale;

/**
 * A statement that is measured.
 *
 * @param name for the metrics
 * @param kind what it does
 * @param argument the source of a MERGE, else the condition on the rows
 */
record Change(String name, Kind kind, String argument) {

  /** What a statement does. */
  enum Kind {
    /** Updates the rows whose ids the source has, and inserts the others. */
    MERGE,
    /** Deletes the rows that match. */
    DELETE,
    /** Raises one column of the rows that match. */
    UPDATE
  }

  /** The statements over a table of a number of rows. */
  static List<Change> over(long rows) {
    long middle = rows / 2;
    String onePercent = "id >= " + middle + " AND id < " + (middle + rows / 100);
    String tenPercent = "id >= " + middle + " AND id < " + (middle + rows / 10);
    return List.of(
        new Change("merge_random_1", Kind.MERGE, "random_1"),
        new Change("merge_random_10", Kind.MERGE, "random_10"),
        new Change("merge_clustered_1", Kind.MERGE, "clustered_1"),
        new Change("merge_clustered_10", Kind.MERGE, "clustered_10"),
        new Change("delete_key", Kind.DELETE, "id = " + middle),
        new Change("delete_range_1", Kind.DELETE, onePercent),
        new Change("update_random", Kind.UPDATE, "grp = 7"),
        new Change("update_range_10", Kind.UPDATE, tenPercent));
  }

  /** As SQL. */
  String sql(String table) {
    return switch (kind) {
      case MERGE ->
          "MERGE INTO "
              + table
              + " AS t USING "
              + argument
              + " AS s ON t.id = s.id WHEN MATCHED THEN UPDATE SET *"
              + " WHEN NOT MATCHED THEN INSERT *";
      case DELETE -> "DELETE FROM " + table + " WHERE " + argument;
      case UPDATE -> "UPDATE " + table + " SET amount = amount + 1 WHERE " + argument;
    };
  }

  /** The rows that must be there then, as a query of a version that has not changed. */
  String expected(String before) {
    return switch (kind) {
      case MERGE ->
          "SELECT * FROM "
              + before
              + " WHERE id NOT IN (SELECT id FROM "
              + argument
              + ") UNION ALL SELECT * FROM "
              + argument;
      case DELETE -> "SELECT * FROM " + before + " WHERE NOT (" + argument + ")";
      case UPDATE ->
          "SELECT * REPLACE (CAST(amount + CASE WHEN "
              + argument
              + " THEN 1 ELSE 0 END AS DECIMAL(15, 2)) AS amount) FROM "
              + before;
    };
  }

  /** As the peer's script reads it. */
  String line() {
    return name + "|" + kind.name().toLowerCase(Locale.ROOT) + "|" + argument;
  }
}
