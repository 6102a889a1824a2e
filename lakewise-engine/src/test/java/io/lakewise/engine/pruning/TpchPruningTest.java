package io.lakewise.engine.pruning;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.query.Pruned;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The 22 queries of TPC-H: each reference to a table reads exactly the files that its own
 * conditions leave by the logged statistics, and the rows are those of raw DuckDB.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TpchPruningTest {

  private static final int FILES = 12;

  /** The columns by which large tables are laid out. */
  private static final Map<String, String> ORDER =
      Map.of(
          "lineitem", "l_shipdate",
          "orders", "o_orderdate",
          "part", "p_size, p_brand",
          "customer", "c_mktsegment",
          "partsupp", "ps_availqty",
          "supplier", "s_nationkey");

  private final Map<String, BruteForce> bruteForce = new HashMap<>();
  private final Map<String, List<LoggedFile>> files = new HashMap<>();
  private TestLake lake;
  private Connection raw;

  @BeforeAll
  void createTables(@TempDir Path folder) throws IOException, SQLException {
    Path root = folder.resolve("lake").toAbsolutePath();
    lake = new TestLake(root);
    raw = DriverManager.getConnection("jdbc:duckdb:");
    for (TpchTable<?> table : TpchTable.getTables()) {
      Path text = folder.resolve(table.getTableName() + ".tbl");
      write(table, text);
      load(table.getTableName(), text, root.resolve("files"));
    }
  }

  private static <E extends TpchEntity> void write(TpchTable<E> table, Path file)
      throws IOException {
    List<String> lines = new ArrayList<>();
    table.createGenerator(0.01, 1, 1).forEach(row -> lines.add(row.toLine()));
    Files.write(file, lines);
  }

  private void load(String table, Path text, Path shared) throws IOException, SQLException {
    Files.createDirectories(shared);
    Map<String, String> types = TpchColumns.types(table);
    try (Statement statement = raw.createStatement()) {
      statement.execute(
          "CREATE TABLE "
              + table
              + " AS SELECT * FROM read_csv('"
              + text
              + "', delim = '|',"
              + " header = false, quote = '', columns = "
              + struct(types)
              + ", null_padding = true)");
      String order = ORDER.getOrDefault(table, "1");
      int parts = ORDER.containsKey(table) ? FILES : 1;
      for (int part = 0; part < parts; part++) {
        Path file = shared.resolve(table + part + ".parquet");
        statement.execute(
            "COPY (SELECT * EXCLUDE (part) FROM (SELECT *, ntile("
                + parts
                + ") OVER (ORDER BY "
                + order
                + ") - 1 AS part FROM "
                + table
                + ") WHERE part = "
                + part
                + ") TO '"
                + file
                + "' (FORMAT parquet)");
        String select = " SELECT * FROM read_parquet('" + file.getFileName() + "')";
        lake.run(
            part == 0 ? "CREATE TABLE " + table + " AS" + select : "INSERT INTO " + table + select);
      }
    }
    String location = (String) lake.value("SELECT location FROM (DESCRIBE DETAIL " + table + ")");
    files.put(table, LoggedFile.of(Path.of(location)));
    bruteForce.put(table, new BruteForce(types, Set.of(), files.get(table)));
  }

  private static String struct(Map<String, String> types) {
    List<String> columns = new ArrayList<>();
    types.forEach((name, type) -> columns.add("'" + name + "': '" + type + "'"));
    return "{" + String.join(", ", columns) + "}";
  }

  @AfterAll
  void close() throws SQLException {
    for (BruteForce one : bruteForce.values()) {
      one.close();
    }
    raw.close();
    lake.close();
  }

  static IntStream queries() {
    return IntStream.rangeClosed(1, 22);
  }

  @ParameterizedTest(name = "query {0}")
  @MethodSource("queries")
  void readsWhatTheStatisticsLeave(int number) throws IOException, SQLException {
    String query = TpchColumns.query(number);
    List<String> expected = new ArrayList<>();
    for (String line : TpchColumns.conditions(number)) {
      String[] parts = line.split(": ", 2);
      expected.add(line + " " + bruteForce.get(parts[0]).left(parts[1], "UTC"));
    }
    List<String> read = new ArrayList<>();
    List<Pruned> pruned = lake.pruned(query, "UTC");
    for (int i = 0; i < pruned.size(); i++) {
      String line = i < expected.size() ? TpchColumns.conditions(number).get(i) : "unexpected";
      read.add(line + " " + places(pruned.get(i)));
    }
    assertThat(read).isEqualTo(expected);
    assertThat(texts(lake.sql(query))).isEqualTo(rows(query));
  }

  private Set<Integer> places(Pruned pruned) {
    List<String> paths =
        files.get(pruned.reference().label().replaceAll(".*\\.", "")).stream()
            .map(LoggedFile::path)
            .toList();
    Set<Integer> places = new TreeSet<>();
    pruned.selection().files().forEach(file -> places.add(paths.indexOf(file.path())));
    return places;
  }

  private static List<List<String>> texts(List<List<Object>> rows) {
    return rows.stream().map(row -> row.stream().map(String::valueOf).toList()).toList();
  }

  private List<List<String>> rows(String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = raw.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getObject(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
