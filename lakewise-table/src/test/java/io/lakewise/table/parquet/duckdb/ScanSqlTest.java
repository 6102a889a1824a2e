package io.lakewise.table.parquet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.FileScan.Mapping;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanSqlTest {

  @TempDir private Path folder;
  private Connection connection;
  private int files;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("SET TimeZone = 'UTC'");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void readsColumnsOfAnyNameInTheTablesOrderAndFillsMissingOnesWithNull() throws SQLException {
    ScanFile file = file("SELECT 1 AS \"B\", 'x' AS \"ä b\"\"c'\", 3 AS file_index");
    StructType schema =
        schema(
            "ä b\"c'",
            PrimitiveType.STRING,
            "new",
            PrimitiveType.DATE,
            "b",
            PrimitiveType.LONG,
            "file_index",
            PrimitiveType.INTEGER);
    assertThat(rows(scan(schema, List.of(), file), false)).containsExactly("x | null | 1 | 3");
  }

  @Test
  void partitionValuesAreConstantsOfEachFile() throws SQLException {
    ScanFile first = file("SELECT 1 AS a", Map.of("d", "2020-01-02", "n", "5"));
    Map<String, String> nulls = new HashMap<>();
    nulls.put("d", null);
    nulls.put("n", "5");
    ScanFile second = file("SELECT 2 AS a", nulls);
    StructType schema =
        schema("d", PrimitiveType.DATE, "a", PrimitiveType.INTEGER, "n", new DecimalType(5, 2));
    FileScan scan = scan(schema, List.of("d", "N"), first, second);
    assertThat(rows(scan, false)).containsExactly("2020-01-02 | 1 | 5.00", "null | 2 | 5.00");
  }

  @Test
  void deletedRowsAreLeftOutAndPositionsStay() throws SQLException {
    String query = "SELECT range AS a FROM range(5)";
    ScanFile whole = file(query);
    ScanFile cut = deleted(file(query), 0, 3);
    ScanFile gone = deleted(file(query), 0, 1, 2, 3, 4);
    FileScan scan = scan(schema("a", PrimitiveType.LONG), List.of(), cut, whole, gone, cut);
    assertThat(rows(scan, true))
        .containsExactlyInAnyOrder(
            "1 | 0 | 1",
            "2 | 0 | 2",
            "4 | 0 | 4",
            "0 | 1 | 0",
            "1 | 1 | 1",
            "2 | 1 | 2",
            "3 | 1 | 3",
            "4 | 1 | 4",
            "1 | 3 | 1",
            "2 | 3 | 2",
            "4 | 3 | 4");
  }

  @Test
  void rowsAtSomePositionsAreReadAlone() throws SQLException {
    String query = "SELECT range AS a FROM range(300000)";
    ScanFile cut = deleted(file("SELECT range AS a FROM range(3)"), 1);
    FileScan scan =
        scan(
            schema("a", PrimitiveType.LONG),
            List.of(),
            only(file(query), 0, 299_999, 300_000),
            cut,
            only(file(query), 123_456));
    assertThat(rows(scan, true))
        .containsExactlyInAnyOrder(
            "0 | 0 | 0", "299999 | 0 | 299999", "0 | 1 | 0", "2 | 1 | 2", "123456 | 2 | 123456");
  }

  @Test
  void closingDropsTheTemporaryTables() throws SQLException {
    FileScan scan =
        scan(schema("a", PrimitiveType.LONG), List.of(), deleted(file("SELECT 1 AS a"), 0));
    ScanSql.prepare(connection, scan, false, false).close();
    assertThat(query("SELECT table_name FROM duckdb_tables()")).isEmpty();
  }

  @Test
  void noFileIsATypedEmptyRelation() throws SQLException {
    FileScan scan = scan(schema("a", PrimitiveType.DATE), List.of());
    try (ScanRelation relation = ScanSql.prepare(connection, scan, true, true)) {
      assertThat(query("SELECT column_name, column_type FROM (DESCRIBE " + relation.sql() + ")"))
          .containsExactly(
              "a | DATE",
              "__file | UBIGINT",
              "__row | BIGINT",
              "__row_id | BIGINT",
              "__row_commit_version | BIGINT");
      assertThat(query(relation.sql())).isEmpty();
    }
  }

  @Test
  void onlyPartitionColumnsStillCountRows() throws SQLException {
    ScanFile file = file("SELECT 1 AS a FROM range(3)", Map.of("p", "x"));
    assertThat(rows(scan(schema("p", PrimitiveType.STRING), List.of("p"), file), false))
        .containsExactly("x", "x", "x");
  }

  @ParameterizedTest
  @CsvSource({"NAME", "ID"})
  void renamedColumnsAndMembersAreFound(Mapping mapping) throws SQLException {
    ScanFile file =
        file(
            "SELECT {'c3': 1, 'c4': {'c5': 'q'}} AS c2, [{'c7': 5}, NULL] AS c6,"
                + " MAP {'k': {'c9': 7}} AS c8, NULL::STRUCT(c11 INTEGER) AS c10, 1 AS c1",
            "{c1: 1, c2: {__duckdb_field_id: 2, c3: 3, c4: {__duckdb_field_id: 4, c5: 5}},"
                + " c6: {__duckdb_field_id: 6, element: {__duckdb_field_id: 17, c7: 7}},"
                + " c8: {__duckdb_field_id: 8, key: 18, value: {__duckdb_field_id: 19, c9: 9}},"
                + " c10: {__duckdb_field_id: 10, c11: 11}}");
    StructType inner = new StructType(List.of(mapped("inner \"x\"", 5, PrimitiveType.STRING)));
    StructType schema =
        new StructType(
            List.of(
                mapped("n", 1, PrimitiveType.LONG),
                mapped(
                    "s",
                    2,
                    new StructType(
                        List.of(mapped("b", 4, inner), mapped("a", 3, PrimitiveType.LONG)))),
                mapped(
                    "l",
                    6,
                    new ArrayType(
                        new StructType(List.of(mapped("m", 7, PrimitiveType.INTEGER))), true)),
                mapped(
                    "m",
                    8,
                    new MapType(
                        PrimitiveType.STRING,
                        new StructType(List.of(mapped("w", 9, PrimitiveType.INTEGER))),
                        true)),
                mapped(
                    "gone", 10, new StructType(List.of(mapped("x", 11, PrimitiveType.INTEGER))))));
    FileScan scan = new FileScan(schema, List.of(), mapping, List.of(file));
    assertThat(rows(scan, false))
        .containsExactly("1 | {b={inner \"x\"=q}, a=1} | [{m=5}, null] | {k={w=7}} | null");
  }

  @Test
  void rowIdsComeFromTheColumnOrTheFilesFirst() throws SQLException {
    ScanFile fresh = file("SELECT range AS a FROM range(2)");
    ScanFile rewritten =
        file("SELECT 5 AS a, 77 AS ids, 3 AS versions UNION ALL SELECT 6, NULL, NULL");
    FileScan scan =
        new FileScan(
            schema("a", PrimitiveType.LONG),
            List.of(),
            Mapping.NONE,
            List.of(tracked(fresh, 100L, 4L), tracked(rewritten, 200L, 5L)),
            "ids",
            "versions");
    try (ScanRelation relation = ScanSql.prepare(connection, scan, false, true)) {
      assertThat(query(relation.sql() + " ORDER BY a"))
          .containsExactly("0 | 100 | 4", "1 | 101 | 4", "5 | 77 | 3", "6 | 201 | 5");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1::TINYINT | SMALLINT | 1",
        "1::TINYINT | BIGINT | 1",
        "2000000000::INTEGER | BIGINT | 2000000000",
        "1::INTEGER | DOUBLE | 1.0",
        "1::SMALLINT | DOUBLE | 1.0",
        "1.5::FLOAT | DOUBLE | 1.5",
        "1::INTEGER | DECIMAL(12,2) | 1.00",
        "9223372036854775807 | DECIMAL(20,0) | 9223372036854775807",
        "1.25::DECIMAL(5,2) | DECIMAL(12,4) | 1.2500",
        "1.25::DECIMAL(5,2) | DECIMAL(38,10) | 1.2500000000",
        "DATE '1500-01-02' | TIMESTAMP | 1500-01-02 00:00:00.0",
        "{'a': 1::INTEGER} | STRUCT(a BIGINT) | {a=1}",
        "[1::SMALLINT] | INTEGER[] | [1]",
      })
  void olderFilesAreWidened(String value, String type, String read) throws SQLException {
    ScanFile file = file("SELECT " + value + " AS a");
    FileScan scan = scan(schema("a", DuckDbTypes.fromDuckDb(type)), List.of(), file);
    assertThat(rows(scan, false)).containsExactly(read);
  }

  @Test
  void instantsWithoutADeclaredZoneAreUtcInEverySession() throws SQLException {
    execute("SET TimeZone = 'America/New_York'");
    ScanFile local = file("SELECT TIMESTAMP '2020-07-01 12:00:00' AS t");
    ScanFile utc = file("SELECT TIMESTAMPTZ '2020-07-01 12:00:00Z' AS t");
    FileScan scan = scan(schema("t", PrimitiveType.TIMESTAMP), List.of(), local, utc);
    try (ScanRelation relation = ScanSql.prepare(connection, scan, false, false)) {
      assertThat(query("SELECT DISTINCT epoch_us(t) FROM (" + relation.sql() + ")"))
          .containsExactly("1593604800000000");
    }
  }

  @Test
  void filtersAndColumnsReachTheFiles() throws SQLException {
    ScanFile file = file("SELECT range AS a, range AS b FROM range(10)");
    FileScan scan = scan(schema("a", PrimitiveType.LONG, "b", PrimitiveType.LONG), List.of(), file);
    try (ScanRelation relation = ScanSql.prepare(connection, scan, false, false)) {
      String plan =
          String.join("", query("EXPLAIN SELECT a FROM (" + relation.sql() + ") WHERE a = 4"));
      assertThat(plan).contains("Filters: a = 4").doesNotContain("FILTER").doesNotContain(" b ");
    }
  }

  private static StructField mapped(String name, int id, DataType type) {
    return new StructField(name, type, true)
        .withMetadata("delta.columnMapping.id", id)
        .withMetadata("delta.columnMapping.physicalName", "c" + id);
  }

  private static StructType schema(Object... namesAndTypes) {
    List<StructField> fields = new ArrayList<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      fields.add(new StructField((String) namesAndTypes[i], (DataType) namesAndTypes[i + 1], true));
    }
    return new StructType(fields);
  }

  private static FileScan scan(StructType schema, List<String> partitions, ScanFile... files) {
    return new FileScan(schema, partitions, Mapping.NONE, List.of(files));
  }

  private static ScanFile only(ScanFile file, long... rows) {
    return new ScanFile(
        file.localPath(),
        file.size(),
        file.partitionValues(),
        null,
        DeletedRows.of(rows).toBytes(),
        null,
        null,
        null);
  }

  private static ScanFile deleted(ScanFile file, long... rows) {
    return new ScanFile(
        file.localPath(),
        file.size(),
        file.partitionValues(),
        DeletedRows.of(rows).toBytes(),
        null,
        null);
  }

  private static ScanFile tracked(ScanFile file, Long baseRowId, Long version) {
    return new ScanFile(
        file.localPath(), file.size(), file.partitionValues(), null, baseRowId, version);
  }

  private ScanFile file(String query) throws SQLException {
    return file(query, Map.of());
  }

  private ScanFile file(String query, Map<String, String> partitionValues) throws SQLException {
    Path path = folder.resolve("it's " + files++ + ".parquet");
    execute("COPY (" + query + ") TO " + Literals.text(path.toString()) + " (FORMAT parquet)");
    return new ScanFile(path.toString(), 0, partitionValues, null, null, null);
  }

  private ScanFile file(String query, String fieldIds) throws SQLException {
    Path path = folder.resolve(files++ + ".parquet");
    execute("COPY (" + query + ") TO '" + path + "' (FORMAT parquet, FIELD_IDS " + fieldIds + ")");
    return new ScanFile(path.toString(), 0, Map.of(), null, null, null);
  }

  private List<String> rows(FileScan scan, boolean positions) throws SQLException {
    try (ScanRelation relation = ScanSql.prepare(connection, scan, positions, false)) {
      return query(relation.sql());
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getObject(i)));
        }
        rows.add(String.join(" | ", row));
      }
    }
    return rows;
  }
}
