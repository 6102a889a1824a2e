package io.lakewise.table.parquet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DuckDbParquetTest {

  private static final LocalDateTime SKIPPED_HOUR = LocalDateTime.of(2020, 3, 8, 2, 30);

  @TempDir private Path folder;
  private DuckDbParquet parquet;

  @BeforeEach
  void open() {
    parquet =
        new DuckDbParquet(
            DuckDbInstance.open(new DuckDbSettings(2, "1GB", folder.resolve("spill"))));
  }

  @AfterEach
  void close() {
    parquet.close();
  }

  static Stream<Arguments> values() {
    StructType struct =
        new StructType(
            List.of(
                new StructField("A \"quoted\" näme", PrimitiveType.INTEGER, true),
                new StructField("t", new ArrayType(PrimitiveType.TIMESTAMP_NTZ, true), true)));
    return Stream.of(
        Arguments.of(PrimitiveType.BOOLEAN, List.of(true, false)),
        Arguments.of(PrimitiveType.BYTE, List.of(Byte.MIN_VALUE, Byte.MAX_VALUE)),
        Arguments.of(PrimitiveType.SHORT, List.of(Short.MIN_VALUE, Short.MAX_VALUE)),
        Arguments.of(PrimitiveType.INTEGER, List.of(Integer.MIN_VALUE, Integer.MAX_VALUE)),
        Arguments.of(PrimitiveType.LONG, List.of(Long.MIN_VALUE, Long.MAX_VALUE)),
        Arguments.of(
            PrimitiveType.FLOAT,
            List.of(Float.NaN, Float.NEGATIVE_INFINITY, -0.0f, Float.MIN_VALUE, Float.MAX_VALUE)),
        Arguments.of(
            PrimitiveType.DOUBLE,
            List.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0, 0.1, Double.MIN_VALUE)),
        Arguments.of(PrimitiveType.STRING, List.of("", "it's", "日本語 🦆", "a\nb\\", "%_", "\u0001")),
        Arguments.of(PrimitiveType.BINARY, List.of(new byte[0], new byte[] {0, -1, 39})),
        Arguments.of(
            PrimitiveType.DATE,
            List.of(
                LocalDate.of(1, 1, 1),
                LocalDate.of(1582, 10, 10),
                LocalDate.of(9999, 12, 31),
                LocalDate.of(-4000, 1, 1),
                LocalDate.of(12000, 1, 1))),
        Arguments.of(
            PrimitiveType.TIMESTAMP,
            List.of(
                Instant.parse("0001-01-01T00:00:00.000001Z"),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.parse("9999-12-31T23:59:59.999999Z"))),
        Arguments.of(
            PrimitiveType.TIMESTAMP_NTZ,
            List.of(
                LocalDateTime.parse("0001-01-01T00:00:00.000001"),
                SKIPPED_HOUR,
                LocalDateTime.parse("1582-10-10T12:00:00.123456"),
                LocalDateTime.parse("9999-12-31T23:59:59.999999"))),
        Arguments.of(new DecimalType(4, 2), decimals("99.99", "-0.01")),
        Arguments.of(new DecimalType(9, 0), decimals("999999999", "-999999999")),
        Arguments.of(new DecimalType(18, 18), decimals("0.999999999999999999", "0E-18")),
        Arguments.of(
            new DecimalType(38, 0),
            decimals(
                "99999999999999999999999999999999999999",
                "-99999999999999999999999999999999999999")),
        Arguments.of(new DecimalType(38, 10), decimals("9999999999999999999999999999.9999999999")),
        Arguments.of(
            new ArrayType(PrimitiveType.INTEGER, true),
            List.of(List.of(), Arrays.asList(1, null, 3))),
        Arguments.of(
            new ArrayType(new ArrayType(PrimitiveType.BINARY, true), true),
            List.of(List.of(List.of(new byte[] {1})), Arrays.asList(null, List.of()))),
        Arguments.of(
            new MapType(PrimitiveType.STRING, new DecimalType(20, 3), true),
            List.of(Map.of(), map("k", new BigDecimal("1.500"), "null", null))),
        Arguments.of(
            struct,
            List.of(
                map("A \"quoted\" näme", 7, "t", Arrays.asList(SKIPPED_HOUR, null)),
                map("A \"quoted\" näme", null, "t", null))),
        Arguments.of(
            new MapType(PrimitiveType.DATE, new ArrayType(struct, true), true),
            List.of(
                map(
                    LocalDate.of(1500, 1, 1),
                    Arrays.asList(map("A \"quoted\" näme", 1, "t", List.of()), null)))));
  }

  @ParameterizedTest
  @MethodSource("values")
  void valuesOfEveryTypeComeBackAsTheyWere(DataType type, List<Object> values) {
    List<List<Object>> rows = new ArrayList<>();
    values.forEach(value -> rows.add(List.of(value)));
    rows.add(Arrays.asList((Object) null));
    TimeZone zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    try {
      Metadata table = table(List.of(new StructField("spalte ß", type, true)), List.of());
      List<WrittenFile> files = parquet.write(folder, table, rows.iterator());
      assertThat(files).hasSize(1);
      assertThat(files.get(0).rows()).isEqualTo(rows.size());
      assertThat(files.get(0).local()).hasSize(files.get(0).size());
      assertThat(comparable(read(table, files, Predicate.ALWAYS))).isEqualTo(comparable(rows));
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void partitionValuesOfEveryPrimitiveTypeComeBack(DataType type, List<Object> values) {
    if (type instanceof ArrayType || type instanceof MapType || type instanceof StructType) {
      return;
    }
    Metadata table =
        table(
            List.of(
                new StructField("p/ä", type, true),
                new StructField("n", PrimitiveType.INTEGER, true)),
            List.of("P/Ä"));
    List<List<Object>> rows = new ArrayList<>();
    for (Object value : values) {
      boolean unspeakable =
          value instanceof LocalDate localDate
              && (localDate.getYear() < 0 || localDate.getYear() > 9999);
      boolean empty = value.equals("") || value instanceof byte[];
      if (!unspeakable && !empty) {
        rows.add(List.of(value, rows.size()));
      }
    }
    rows.add(Arrays.asList(null, rows.size()));
    List<WrittenFile> files = parquet.write(folder, table, rows.iterator());
    List<List<Object>> read = read(table, files, Predicate.ALWAYS);
    assertThat(read).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void partitionValuesWithoutASpellingAreRefused() {
    Metadata dates = table("p", PrimitiveType.DATE, List.of("p"));
    assertThatThrownBy(
            () ->
                parquet.write(
                    folder,
                    dates,
                    List.of(List.<Object>of(LocalDate.of(12000, 1, 1), 1)).iterator()))
        .hasMessageContaining("Column p")
        .hasMessageContaining("12000");
    Metadata bytes = table("p", PrimitiveType.BINARY, List.of("p"));
    assertThatThrownBy(
            () ->
                parquet.write(
                    folder, bytes, List.of(List.<Object>of(new byte[] {-1}, 1)).iterator()))
        .hasMessageContaining("UTF-8");
    List<WrittenFile> spelled =
        parquet.write(
            folder,
            bytes,
            List.of(List.<Object>of("a\u0001é".getBytes(StandardCharsets.UTF_8), 1)).iterator());
    assertThat(spelled.get(0).partitionValues()).containsEntry("p", "a\u0001é");
  }

  @Test
  void noRowMakesNoFile() {
    Metadata table = table("a", PrimitiveType.INTEGER, List.of());
    assertThat(parquet.write(folder, table, List.<List<Object>>of().iterator())).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void filtersAreSqls() {
    Metadata table = table("x", PrimitiveType.DOUBLE, List.of());
    List<List<Object>> rows =
        List.of(
            List.of(1.5, 1),
            List.of(Double.NaN, 2),
            Arrays.asList(null, 3),
            List.of(Double.POSITIVE_INFINITY, 4));
    List<WrittenFile> files = parquet.write(folder, table, rows.iterator());
    Column x = Column.of("X");
    Literal infinity = new Literal(PrimitiveType.DOUBLE, Double.POSITIVE_INFINITY);
    Literal nan = new Literal(PrimitiveType.DOUBLE, Double.NaN);
    Predicate greater = new Predicate.Comparison(x, Predicate.Operator.GREATER, infinity);
    Predicate is = new Predicate.Comparison(x, Predicate.Operator.EQUAL, nan);
    Predicate not = new Predicate.Comparison(x, Predicate.Operator.DISTINCT, nan);
    assertThat(numbers(table, files, greater)).containsExactly(2);
    assertThat(numbers(table, files, is)).containsExactly(2);
    assertThat(numbers(table, files, not)).containsExactly(1, 3, 4);
    assertThat(numbers(table, files, new Predicate.IsNull(x))).containsExactly(3);
    assertThat(numbers(table, files, new Predicate.Not(new Predicate.In(x, List.of(nan)))))
        .containsExactly(1, 4);
    assertThat(numbers(table, files, Predicate.NEVER)).isEmpty();
    assertThat(numbers(table, files, new Predicate.Not(Predicate.NEVER))).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("values")
  void everyLiteralFindsItsOwnRow(DataType type, List<Object> values) {
    if (type instanceof ArrayType || type instanceof MapType || type instanceof StructType) {
      return;
    }
    Metadata table = table("x", type, List.of());
    List<List<Object>> rows = new ArrayList<>();
    values.forEach(value -> rows.add(List.of(value, rows.size())));
    List<WrittenFile> files = parquet.write(folder, table, rows.iterator());
    for (int i = 0; i < values.size(); i++) {
      Predicate own =
          new Predicate.Comparison(
              Column.of("x"),
              Predicate.Operator.NOT_DISTINCT,
              new Literal(type, inLiteral(values.get(i))));
      assertThat(numbers(table, files, own)).containsExactly(i);
    }
  }

  /** With bytes as hexadecimal digits, as arrays are equal only to themselves. */
  private static Object comparable(Object value) {
    if (value instanceof byte[] array) {
      return HexFormat.of().formatHex(array);
    }
    return value instanceof List
        ? ((List<?>) value).stream().map(DuckDbParquetTest::comparable).toList()
        : value;
  }

  private static Object inLiteral(Object value) {
    if (value instanceof Byte || value instanceof Short || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    if (value instanceof Float f) {
      return f.doubleValue();
    }
    if (value instanceof LocalDate localDate) {
      return localDate.toEpochDay();
    }
    if (value instanceof Instant instant) {
      return micros(instant);
    }
    if (value instanceof LocalDateTime localDateTime) {
      return micros(localDateTime.toInstant(java.time.ZoneOffset.UTC));
    }
    return value;
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }

  @Test
  void positionsFollowTheColumns() {
    Metadata table = table("x", PrimitiveType.STRING, List.of("x"));
    List<List<Object>> rows = List.of(List.of("a", 1), List.of("b", 2), List.of("a", 3));
    List<WrittenFile> files = parquet.write(folder, table, rows.iterator());
    int a = files.get(0).partitionValues().get("x").equals("a") ? 0 : 1;
    List<List<Object>> read = new ArrayList<>();
    try (RowStream stream =
        parquet.read(scan(table, files), List.of("n"), Predicate.ALWAYS, true)) {
      for (List<Object> row = stream.next(); row != null; row = stream.next()) {
        read.add(row);
      }
    }
    assertThat(read)
        .containsExactlyInAnyOrder(
            List.of(1, (long) a, 0L), List.of(3, (long) a, 1L), List.of(2, 1L - a, 0L));
  }

  @Test
  void aMissingFileIsNamed() {
    Metadata table = table("x", PrimitiveType.STRING, List.of());
    WrittenFile gone = new WrittenFile(folder + "/gone.parquet", 1, 1, Map.of(), null, null);
    assertThatThrownBy(() -> read(table, List.of(gone), Predicate.ALWAYS))
        .hasMessageContaining("gone.parquet");
  }

  private List<Integer> numbers(Metadata table, List<WrittenFile> files, Predicate filter) {
    return read(table, files, filter).stream().map(row -> (Integer) row.get(1)).toList();
  }

  private List<List<Object>> read(Metadata table, List<WrittenFile> files, Predicate filter) {
    List<List<Object>> rows = new ArrayList<>();
    try (RowStream stream =
        parquet.read(scan(table, files), table.schema().names(), filter, false)) {
      for (List<Object> row = stream.next(); row != null; row = stream.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static FileScan scan(Metadata table, List<WrittenFile> files) {
    return FileScan.of(
        table,
        files.stream()
            .map(f -> new ScanFile(f.path(), f.size(), f.partitionValues(), null, null, null))
            .toList());
  }

  private static Metadata table(String name, DataType type, List<String> partitions) {
    return table(
        List.of(
            new StructField(name, type, true), new StructField("n", PrimitiveType.INTEGER, true)),
        partitions);
  }

  private static Metadata table(List<StructField> fields, List<String> partitions) {
    return Metadata.of("id", new StructType(fields), partitions, Map.of(), null);
  }

  private static List<BigDecimal> decimals(String... values) {
    return Arrays.stream(values).map(BigDecimal::new).toList();
  }

  private static Map<Object, Object> map(Object... entries) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put(entries[i], entries[i + 1]);
    }
    return map;
  }
}
