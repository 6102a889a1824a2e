package io.lakewise.table.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileStatisticsTest {

  private static Metadata table(StructType schema, Map<String, String> properties) {
    return Metadata.of("id", schema, List.of("p"), properties, 0L);
  }

  private static Metadata table(DataType type) {
    return table(new StructType(List.of(new StructField("a", type, true))), Map.of());
  }

  private static String stats(DataType type, String low, String high, String... more) {
    Map<String, String> reported = new HashMap<>();
    reported.put("min", low);
    reported.put("max", high);
    reported.put("min_is_exact", "true");
    reported.put("max_is_exact", "true");
    reported.put("null_count", "1");
    reported.put("num_values", "5");
    for (int at = 0; at < more.length; at += 2) {
      reported.put(more[at], more[at + 1]);
    }
    return FileStatistics.fromDuckDb(table(type), 5, Map.of("\"a\"", reported));
  }

  private static String expected(String low, String high) {
    return ("{\"numRecords\":5,\"minValues\":{%s},\"maxValues\":{%s},\"nullCount\":{\"a\":1},"
            + "\"tightBounds\":true}")
        .formatted(low == null ? "" : "\"a\":" + low, high == null ? "" : "\"a\":" + high);
  }

  @Test
  void exactValuesAreWrittenAsDeltaSpellsThem() {
    assertThat(stats(PrimitiveType.LONG, "-5", "7")).isEqualTo(expected("-5", "7"));
    assertThat(stats(new DecimalType(2, 2), "-.05", ".5")).isEqualTo(expected("-0.05", "0.50"));
    assertThat(stats(new DecimalType(38, 9), "0.000000001", "12345678901234567890.123456789"))
        .isEqualTo(expected("0.000000001", "12345678901234567890.123456789"));
    assertThat(stats(PrimitiveType.DATE, "0001-01-01", "9999-12-31"))
        .isEqualTo(expected("\"0001-01-01\"", "\"9999-12-31\""));
    assertThat(stats(PrimitiveType.BOOLEAN, "0", "1")).isEqualTo(expected(null, null));
    assertThat(stats(PrimitiveType.BINARY, "61", "62")).isEqualTo(expected(null, null));
    assertThat(stats(PrimitiveType.STRING, "", "it's \"q\"\\"))
        .isEqualTo(expected("\"\"", "\"it's \\\"q\\\"\\\\\""));
  }

  @Test
  void aGreatestTimeIsRoundedUpToMilliseconds() {
    assertThat(
            stats(
                PrimitiveType.TIMESTAMP,
                "2019-12-31 22:00:00.123456+00",
                "2019-12-31 23:59:59.999001+00"))
        .isEqualTo(expected("\"2019-12-31T22:00:00.123Z\"", "\"2020-01-01T00:00:00.000Z\""));
    assertThat(stats(PrimitiveType.TIMESTAMP_NTZ, "2020-01-01 00:00:00", "2020-01-01 00:00:00.1"))
        .isEqualTo(expected("\"2020-01-01T00:00:00.000\"", "\"2020-01-01T00:00:00.100\""));
  }

  @Test
  void valuesThatReadersSpellDifferentlyAreLeftOut() {
    assertThat(stats(PrimitiveType.DATE, "0044-03-15 (BC)", "infinity"))
        .isEqualTo(expected(null, null));
    assertThat(stats(PrimitiveType.DATE, "-infinity", "20000-01-01"))
        .isEqualTo(expected(null, null));
    assertThat(
            stats(
                PrimitiveType.TIMESTAMP_NTZ,
                "0044-03-15 (BC) 01:02:03",
                "9999-12-31 23:59:59.999999"))
        .isEqualTo(expected(null, null));
    assertThat(stats(PrimitiveType.TIMESTAMP, "2020-01-01 00:00:00", "2020-01-01 00:00:00+02"))
        .isEqualTo(expected(null, null));
    assertThat(stats(PrimitiveType.LONG, "1", "9", "max_is_exact", "false"))
        .isEqualTo(expected("1", null));
  }

  @Test
  void aColumnWithNanHasNoBounds() {
    String nan = stats(PrimitiveType.DOUBLE, "1.0", "2.0", "has_nan", "true", "nan_count", "2");
    assertThat(nan)
        .contains("\"minValues\":{},\"maxValues\":{}")
        .contains("\"nanCount\":{\"a\":2}");
    String none = stats(PrimitiveType.DOUBLE, "0.0", "1e+300", "has_nan", "false");
    assertThat(none)
        .contains("\"minValues\":{\"a\":-0.0},\"maxValues\":{\"a\":1.0E300}")
        .contains("\"nanCount\":{\"a\":0}");
    assertThat(stats(PrimitiveType.FLOAT, "0.1", "inf", "has_nan", "false"))
        .contains("\"minValues\":{\"a\":0.1},\"maxValues\":{}");
    assertThat(stats(PrimitiveType.DOUBLE, "1.0", "2.0")).contains("\"maxValues\":{}");
  }

  @Test
  void longStringsAreCutToBounds() {
    String prefix = "a".repeat(32);
    assertThat(stats(PrimitiveType.STRING, prefix + "b", prefix + "c", "max_is_exact", "false"))
        .isEqualTo(expected('"' + prefix + '"', '"' + prefix + "\u007f\""));
    assertThat(StringBounds.high(prefix)).isEqualTo(prefix);
    assertThat(StringBounds.high(prefix + "\u007f")).isEqualTo(prefix + "\uDBFF\uDFFF");
    assertThat(StringBounds.high("😀".repeat(33))).isEqualTo("😀".repeat(32) + "\uDBFF\uDFFF");
    String last = "\uDBFF\uDFFF";
    assertThat(StringBounds.high(prefix + last + "x")).isEqualTo(prefix + last + "\u007f");
    assertThat(StringBounds.high(prefix + last.repeat(32))).isEqualTo(prefix + last.repeat(32));
    assertThat(StringBounds.high(prefix + last.repeat(33))).isNull();
    assertThat(StringBounds.low("😀".repeat(33))).isEqualTo("😀".repeat(32));
  }

  @Test
  void nestedColumnsAreNamedPhysicallyAndPartitionsLeftOut() {
    StructField x =
        new StructField("x", PrimitiveType.INTEGER, true)
            .withMetadata("delta.columnMapping.physicalName", "col \"1\"");
    StructField s =
        new StructField("s", new StructType(List.of(x)), true)
            .withMetadata("delta.columnMapping.physicalName", "col-s");
    StructField list = new StructField("l", new ArrayType(PrimitiveType.LONG, true), true);
    StructField p = new StructField("P", PrimitiveType.LONG, true);
    Metadata table =
        table(new StructType(List.of(p, s, list)), Map.of("delta.columnMapping.mode", "name"));
    Map<String, String> whole =
        Map.of(
            "min",
            "1",
            "max",
            "2",
            "min_is_exact",
            "true",
            "max_is_exact",
            "true",
            "null_count",
            "0",
            "num_values",
            "3");
    Map<String, String> parts = Map.of("null_count", "0", "num_values", "2");
    assertThat(
            FileStatistics.fromDuckDb(
                table,
                3,
                Map.of(
                    "\"P\"",
                    whole,
                    "\"col-s\".\"col \"\"1\"\"\"",
                    whole,
                    "\"l\"",
                    parts,
                    "\"l\".\"element\"",
                    whole)))
        .isEqualTo(
            "{\"numRecords\":3,\"minValues\":{\"col-s\":{\"col \\\"1\\\"\":1}},"
                + "\"maxValues\":{\"col-s\":{\"col \\\"1\\\"\":2}},"
                + "\"nullCount\":{\"col-s\":{\"col \\\"1\\\"\":0}},\"tightBounds\":true}");
  }

  @Test
  void propertiesSayWhichColumnsGetStatistics() {
    StructType inner = new StructType(List.of(leaf("x"), leaf("y")));
    StructType schema =
        new StructType(
            List.of(
                leaf("p"), leaf("a"), new StructField("s", inner, true), leaf("d.e"), leaf("z")));
    assertThat(names(schema, Map.of())).containsExactly("a", "s.x", "s.y", "d.e", "z");
    assertThat(names(schema, Map.of("delta.dataSkippingNumIndexedCols", "2")))
        .containsExactly("a", "s.x");
    assertThat(names(schema, Map.of("delta.dataSkippingNumIndexedCols", "-1"))).hasSize(5);
    assertThat(names(schema, Map.of("delta.dataSkippingNumIndexedCols", "0"))).isEmpty();
    assertThat(names(schema, Map.of("delta.dataSkippingStatsColumns", "`d.e`, S.Y")))
        .containsExactly("s.y", "d.e");
    assertThat(names(schema, Map.of("delta.dataSkippingStatsColumns", "s")))
        .containsExactly("s.x", "s.y");
  }

  private static StructField leaf(String name) {
    return new StructField(name, PrimitiveType.LONG, true);
  }

  private static List<String> names(StructType schema, Map<String, String> properties) {
    return StatisticsColumns.of(table(schema, properties)).stream()
        .map(leaf -> String.join(".", leaf.path()))
        .toList();
  }

  @Test
  void wideBoundsChangeNothingElse() {
    assertThat(
            FileStatistics.withWideBounds(
                "{\"numRecords\":1, \"tightBounds\" : true ,\"x\":1.0E300}"))
        .isEqualTo("{\"numRecords\":1, \"tightBounds\" : false ,\"x\":1.0E300}");
    assertThat(FileStatistics.withWideBounds("{\"numRecords\":1}"))
        .isEqualTo("{\"numRecords\":1,\"tightBounds\":false}");
    assertThat(FileStatistics.withWideBounds("{}")).isEqualTo("{\"tightBounds\":false}");
    assertThat(FileStatistics.withWideBounds(null)).isNull();
  }
}
