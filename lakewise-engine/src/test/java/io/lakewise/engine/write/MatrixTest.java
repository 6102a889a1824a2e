package io.lakewise.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.kernel.KernelReader;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Feature × type × statement: after each statement the table is opened with Delta Kernel, and its
 * rows are compared with ours and with those of a plain model, which is a map from id to {@code n}.
 */
class MatrixTest extends WriteFixture {

  private enum Step {
    CREATE_AS,
    INSERT,
    UPDATE,
    DELETE,
    MERGE,
    OPTIMIZE,
    ADD_COLUMN,
    CHECKPOINT,
    OVERWRITE
  }

  private static final Set<String> SEEN = new HashSet<>();
  private static final String COLUMNS = "id, n, " + MatrixColumn.join(MatrixColumn::column);

  private final Map<Integer, Integer> model = new TreeMap<>();

  @ParameterizedTest
  @EnumSource
  void everyStatementLeavesTheRowsOfTheModel(MatrixFeature feature) throws SQLException {
    lake.run("SET TIME ZONE 'UTC'");
    if (feature.withQuery()) {
      rowsOf(0, 12, 0);
      lake.run(
          "CREATE TABLE made " + feature.options() + " LOCATION 'open/made' AS " + source(model));
      check(feature, Step.CREATE_AS, "made");
      model.clear();
    }
    table(
        "t",
        "id INTEGER NOT NULL, n INTEGER, "
            + MatrixColumn.join(MatrixColumn::definition)
            + feature.elements(),
        feature.options());
    change(feature, Step.INSERT, insert("INTO", rowsOf(0, 12, 0)));
    String updated = MatrixColumn.join(c -> c.column() + " = " + c.value("(n + 100)"));
    model.replaceAll((id, n) -> id % 3 == 0 ? n + 100 : n);
    change(feature, Step.UPDATE, "UPDATE t SET n = n + 100, " + updated + " WHERE id % 3 = 0");
    model.keySet().removeIf(id -> id % 4 == 1);
    change(feature, Step.DELETE, "DELETE FROM t WHERE id % 4 = 1");
    change(feature, Step.MERGE, merge());
    change(feature, Step.OPTIMIZE, "OPTIMIZE t");
    lake.run("ALTER TABLE t ADD COLUMN x STRING");
    change(feature, Step.ADD_COLUMN, insert("INTO", rowsOf(50, 53, 0)));
    for (int i = 60; !Files.exists(location("t").resolve("_delta_log/_last_checkpoint")); i++) {
      assertThat(i).isLessThan(75);
      lake.run(insert("INTO", rowsOf(i, i + 1, 0)));
    }
    change(feature, Step.CHECKPOINT, insert("INTO", rowsOf(80, 81, 0)));
    model.clear();
    change(feature, Step.OVERWRITE, insert("OVERWRITE", rowsOf(5, 9, 20)));
  }

  @AfterAll
  static void noCellIsEmpty() {
    List<String> empty = new ArrayList<>();
    for (MatrixFeature feature : MatrixFeature.values()) {
      for (Step step : Step.values()) {
        for (MatrixColumn column : MatrixColumn.values()) {
          boolean possible = step != Step.CREATE_AS || feature.withQuery();
          if (possible && !SEEN.contains(cell(feature, step, column))) {
            empty.add(cell(feature, step, column));
          }
        }
      }
    }
    assertThat(empty).isEmpty();
  }

  private static String cell(MatrixFeature feature, Step step, MatrixColumn column) {
    return feature + " × " + column + " × " + step;
  }

  private void change(MatrixFeature feature, Step step, String statement) throws SQLException {
    lake.run(statement);
    check(feature, step, "t");
  }

  /** New rows of the model. */
  private Map<Integer, Integer> rowsOf(int from, int to, int more) {
    Map<Integer, Integer> rows = new TreeMap<>();
    for (int id = from; id < to; id++) {
      rows.put(id, id + more);
    }
    model.putAll(rows);
    return rows;
  }

  private static String source(Map<Integer, Integer> rows) {
    String pairs =
        rows.entrySet().stream()
            .map(row -> "(" + row.getKey() + ", " + row.getValue() + ")")
            .collect(Collectors.joining(", "));
    return "SELECT id, n, "
        + MatrixColumn.join(c -> c.value("n") + " AS " + c.column())
        + " FROM (VALUES "
        + pairs
        + ") v(id, n)";
  }

  private static String insert(String mode, Map<Integer, Integer> rows) {
    return "INSERT " + mode + " t (" + COLUMNS + ") " + source(rows);
  }

  /** Updates ids of even n, deletes those of odd n, inserts the rest. */
  private String merge() {
    Map<Integer, Integer> rows = new TreeMap<>();
    for (int id = 6; id < 16; id++) {
      rows.put(id, id + 200);
    }
    rows.forEach(
        (id, n) -> {
          if (model.containsKey(id) && n % 2 == 1) {
            model.remove(id);
          } else {
            model.put(id, n);
          }
        });
    return "MERGE INTO t USING ("
        + source(rows)
        + ") s ON t.id = s.id WHEN MATCHED AND s.n % 2 = 1 THEN DELETE"
        + " WHEN MATCHED THEN UPDATE SET n = s.n, "
        + MatrixColumn.join(c -> c.column() + " = s." + c.column())
        + " WHEN NOT MATCHED THEN INSERT ("
        + COLUMNS
        + ") VALUES (s.id, s.n, "
        + MatrixColumn.join(c -> "s." + c.column())
        + ")";
  }

  private void check(MatrixFeature feature, Step step, String table) throws SQLException {
    String texts =
        "SELECT id::VARCHAR, n::VARCHAR, " + MatrixColumn.join(c -> c.column() + "::VARCHAR");
    List<List<Object>> expected = raw(texts + " FROM (" + source(model) + ") ORDER BY id");
    List<List<Object>> ours =
        lake.sql(texts + " FROM (SELECT * FROM " + table + ") AS x ORDER BY x.id");
    assertThat(ours.size()).isEqualTo(expected.size());
    for (int i = 0; i < ours.size(); i++) {
      assertThat(ours.get(i)).isEqualTo(expected.get(i));
    }
    List<List<Object>> kernel = byId(KernelReader.of(location(table)).rows());
    List<List<Object>> all = byId(lake.sql("SELECT * FROM " + table));
    assertThat(kernel).hasSameSizeAs(all);
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < all.get(i).size(); j++) {
        assertThat(RowTexts.of(kernel.get(i).get(j)))
            .as(step + ", column " + j + " of " + all.get(i).get(0))
            .isEqualTo(RowTexts.of(all.get(i).get(j)));
      }
    }
    for (MatrixColumn column : MatrixColumn.values()) {
      SEEN.add(cell(feature, step, column));
    }
  }

  private static List<List<Object>> byId(List<List<Object>> rows) {
    return rows.stream()
        .sorted((a, b) -> Integer.compare((Integer) a.get(0), (Integer) b.get(0)))
        .toList();
  }

  private static List<List<Object>> raw(String select) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      List<List<Object>> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery(select)) {
        while (result.next()) {
          List<Object> row = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(result.getString(i));
          }
          rows.add(row);
        }
      }
      return rows;
    }
  }
}
