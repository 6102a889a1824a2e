package io.lakewise.table.parquet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.kernel.KernelReader;
import io.lakewise.table.log.Action;
import io.lakewise.table.log.ActionJson;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.Protocol;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DataFileWriterTest extends OpenDuckDb {

  private static final long LARGE = 1L << 30;

  @Test
  void kernelReadsEveryType() throws IOException {
    StructType schema =
        schema(
            List.of(
                PrimitiveType.BOOLEAN,
                PrimitiveType.BYTE,
                PrimitiveType.SHORT,
                PrimitiveType.INTEGER,
                PrimitiveType.LONG,
                PrimitiveType.FLOAT,
                PrimitiveType.DOUBLE,
                PrimitiveType.STRING,
                PrimitiveType.DATE,
                PrimitiveType.TIMESTAMP,
                PrimitiveType.TIMESTAMP_NTZ,
                new DecimalType(4, 1),
                new DecimalType(18, 2),
                new DecimalType(38, 4)));
    Metadata table = table(schema, List.of(), Map.of());
    List<WrittenFile> files =
        write(
            "SELECT true, 127::TINYINT, (-32768)::SMALLINT, 7, 9223372036854775807, 'nan'::FLOAT,"
                + " '-0.0'::DOUBLE, 'ß日本', DATE '1500-02-28', TIMESTAMPTZ '1969-12-31"
                + " 23:59:59.999999Z', TIMESTAMP '0001-01-01 00:00:00.000001', (-999.9)::DECIMAL(4,1),"
                + " 1234567890123456.78::DECIMAL(18,2),"
                + " 9999999999999999999999999999999999.9999::DECIMAL(38,4)"
                + " UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
                + " NULL, NULL, NULL, NULL",
            table,
            layout(List.of(), LARGE));
    assertThat(reopened(table, files, Set.of("timestampNtz")))
        .containsExactlyInAnyOrder(
            List.of(
                true,
                (byte) 127,
                (short) -32768,
                7,
                Long.MAX_VALUE,
                Float.NaN,
                -0.0,
                "ß日本",
                LocalDate.of(1500, 2, 28),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                LocalDateTime.parse("0001-01-01T00:00:00.000001"),
                new BigDecimal("-999.9"),
                new BigDecimal("1234567890123456.78"),
                new BigDecimal("9999999999999999999999999999999999.9999")),
            Arrays.asList(new Object[14]));
  }

  @Test
  void mappedColumnsHavePhysicalNamesAndIdsThatKernelFindsByName() throws Exception {
    mappedColumns("name");
  }

  @Test
  void mappedColumnsHavePhysicalNamesAndIdsThatKernelFindsById() throws Exception {
    mappedColumns("id");
  }

  private void mappedColumns(String mode) throws Exception {
    StructType inner = new StructType(List.of(mapped("x", 5, PrimitiveType.INTEGER)));
    StructType value = new StructType(List.of(mapped("x", 6, PrimitiveType.INTEGER)));
    StructType schema =
        new StructType(
            List.of(
                mapped("p", 1, PrimitiveType.STRING),
                mapped("a b", 2, PrimitiveType.LONG),
                mapped("l", 3, new ArrayType(inner, true)),
                mapped("m", 4, new MapType(PrimitiveType.STRING, value, true))));
    Metadata table = table(schema, List.of("p"), Map.of("delta.columnMapping.mode", mode));
    List<WrittenFile> files =
        write(
            "SELECT 'x/y' AS p, 1::BIGINT AS \"a b\", [{'x': 5}, NULL] AS l, MAP {'k': {'x': 6}} AS m"
                + " UNION ALL SELECT NULL, 2, [], NULL",
            table,
            layout(List.of(), LARGE));
    assertThat(files)
        .extracting(WrittenFile::partitionValues)
        .containsExactlyInAnyOrder(Map.of("c1", "x/y"), nullValue("c1"));
    assertThat(
            query(
                "SELECT DISTINCT name, field_id FROM parquet_schema('"
                    + folder
                    + "/data/*/*/*.parquet') WHERE field_id IS NOT NULL ORDER BY 2"))
        .containsExactly("c2 2", "c3 3", "c4 4", "c5 5", "c6 6");
    assertThat(reopened(table, files, Set.of("columnMapping")))
        .containsExactlyInAnyOrder(
            List.of("x/y", 1L, Arrays.asList(Map.of("x", 5), null), Map.of("k", Map.of("x", 6))),
            Arrays.asList(null, 2L, List.of(), null));
  }

  @Test
  void orderedFilesHoldRangesThatDoNotOverlap() throws Exception {
    Metadata table =
        table(
            new StructType(
                List.of(
                    new StructField("p", PrimitiveType.INTEGER, true),
                    new StructField("a", PrimitiveType.LONG, true))),
            List.of("p"),
            Map.of());
    List<WrittenFile> files =
        write(
            "SELECT (range % 2)::INTEGER AS p, (range * 7919) % 1000003 AS a"
                + " FROM range(1500000)",
            table, layout(List.of("a DESC"), 1_000_000));
    assertThat(files.size()).isGreaterThan(4);
    assertThat(files.stream().mapToLong(WrittenFile::rows).sum()).isEqualTo(1_500_000);
    String ranges =
        "WITH r AS (SELECT filename f, p, min(a) lo, max(a) hi FROM (VALUES "
            + String.join(
                ", ",
                files.stream()
                    .map(f -> "('" + f.path() + "', " + f.partitionValues().get("p") + ")")
                    .toList())
            + ") v(path, p) JOIN read_parquet('"
            + folder
            + "/data/*.parquet', filename = true)"
            + " ON filename = path GROUP BY ALL)";
    assertThat(
            query(
                ranges
                    + " SELECT x.f, y.f FROM r x JOIN r y ON x.p = y.p AND x.f < y.f"
                    + " AND x.lo < y.hi AND y.lo < x.hi"))
        .isEmpty();
    assertThat(
            query(
                "SELECT count(*) FROM (SELECT a, lag(a) OVER (PARTITION BY filename ORDER BY"
                    + " file_row_number) b FROM read_parquet('"
                    + folder
                    + "/data/*.parquet',"
                    + " filename = true, file_row_number = true)) WHERE b < a"))
        .containsExactly("0");
  }

  @Test
  void variantsAreTwoBinariesThatComeBack() throws Exception {
    Metadata table = table(schema(List.of(PrimitiveType.VARIANT)), List.of(), Map.of());
    List<WrittenFile> files =
        write(
            "SELECT {'k': 1, 'l': [1, 2]}::VARIANT UNION ALL SELECT NULL UNION ALL SELECT"
                + " 'x'::VARIANT",
            table,
            layout(List.of(), LARGE));
    assertThat(query("SELECT name FROM parquet_schema('" + files.get(0).path() + "')"))
        .containsExactlyInAnyOrder("duckdb_schema", "c0", "metadata", "value");
    ScanFile file = new ScanFile(files.get(0).path(), 0, Map.of(), null, null, null);
    FileScan scan = FileScan.of(table, List.of(file));
    try (ScanRelation relation = ScanSql.prepare(connection, scan, false, false)) {
      assertThat(query("SELECT c0::VARCHAR FROM (" + relation.sql() + ") WHERE c0 IS NOT NULL"))
          .hasSize(2);
      assertThat(query("SELECT count(*) FROM (" + relation.sql() + ") WHERE c0 IS NULL"))
          .containsExactly("1");
    }
  }

  @Test
  void changeDataFilesHaveTheirTypeAndNoStatistics() throws Exception {
    Metadata table = table(schema(List.of(PrimitiveType.INTEGER)), List.of(), Map.of());
    List<WrittenFile> files =
        write(
            "SELECT 1 AS c0, 'insert' AS _change_type",
            table,
            new FileLayout(folder.resolve("data"), List.of(), true, false, LARGE));
    assertThat(files.get(0).stats()).isNull();
    assertThat(query("SELECT c0, _change_type FROM '" + files.get(0).path() + "'"))
        .containsExactly("1 insert");
  }

  @Test
  void aColumnCalledRowidIsAColumnLikeOthersWhenRowsAreOrdered() throws Exception {
    Metadata table =
        table(
            new StructType(
                List.of(
                    new StructField("rowid", PrimitiveType.INTEGER, true),
                    new StructField("p", PrimitiveType.INTEGER, true))),
            List.of("p"),
            Map.of());
    List<WrittenFile> files =
        write(
            "VALUES (NULL, 1), (5, 1), (5, 2), (NULL, 2), (-1, 2)",
            table,
            layout(List.of("rowid"), LARGE));
    assertThat(files).extracting(WrittenFile::rows).containsExactlyInAnyOrder(2L, 3L);
    assertThat(query("SELECT rowid FROM '" + folder.resolve("data/*.parquet") + "' ORDER BY 1"))
        .containsExactly("-1", "5", "5", "null", "null");
  }

  @Test
  void rowIdsAreKeptInTheColumnsThatThePropertiesName() throws Exception {
    Metadata table =
        table(
            schema(List.of(PrimitiveType.INTEGER)),
            List.of(),
            Map.of(
                "delta.rowTracking.materializedRowIdColumnName", "_id",
                "delta.rowTracking.materializedRowCommitVersionColumnName", "_version"));
    List<WrittenFile> files =
        write(
            "SELECT 1 AS c0, 7::BIGINT AS __row_id, 3::BIGINT AS __row_commit_version",
            table,
            new FileLayout(folder.resolve("data"), List.of(), false, true, LARGE));
    assertThat(query("SELECT c0, _id, _version FROM '" + files.get(0).path() + "'"))
        .containsExactly("1 7 3");
  }

  private List<WrittenFile> write(String select, Metadata table, FileLayout layout) {
    List<String> names = table.schema().names().stream().map(Identifiers::quote).toList();
    String named =
        layout.changeData() || layout.rowIds()
            ? select
            : "SELECT * FROM (" + select + ") AS t(" + String.join(", ", names) + ")";
    return new DataFileWriter(connection).write(named, table, layout);
  }

  private FileLayout layout(List<String> orderBy, long targetBytes) {
    return new FileLayout(folder.resolve("data"), orderBy, false, false, targetBytes);
  }

  private List<List<Object>> reopened(Metadata table, List<WrittenFile> files, Set<String> features)
      throws IOException {
    List<Action> actions = new ArrayList<>();
    actions.add(new Protocol(3, 7, features, features));
    actions.add(table);
    for (WrittenFile file : files) {
      String path = DataPaths.encode(folder.relativize(file.local()).toString());
      actions.add(
          new AddFile(
              path,
              file.partitionValues(),
              file.size(),
              0,
              true,
              file.stats(),
              null,
              null,
              null,
              null,
              null));
    }
    Path log = Files.createDirectory(folder.resolve("_delta_log"));
    Files.write(log.resolve("00000000000000000000.json"), ActionJson.write(actions));
    return KernelReader.of(folder).rows();
  }

  private static Map<String, String> nullValue(String name) {
    Map<String, String> values = new java.util.HashMap<>();
    values.put(name, null);
    return values;
  }

  private static StructType schema(List<DataType> types) {
    List<StructField> fields = new ArrayList<>();
    types.forEach(type -> fields.add(new StructField("c" + fields.size(), type, true)));
    return new StructType(fields);
  }

  private static StructField mapped(String name, int id, DataType type) {
    return new StructField(name, type, true)
        .withMetadata("delta.columnMapping.id", id)
        .withMetadata("delta.columnMapping.physicalName", "c" + id);
  }

  private static Metadata table(
      StructType schema, List<String> partitions, Map<String, String> properties) {
    return Metadata.of("5fba94ed-9794-4965-ba6e-6ee3c0d22af9", schema, partitions, properties, 0L);
  }

  private List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(String.join(" ", row));
      }
    }
    return rows;
  }
}
