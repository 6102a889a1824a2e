package io.lakewise.table.snapshot;

import static io.lakewise.table.snapshot.TestFiles.file;
import static io.lakewise.table.snapshot.TestFiles.schema;
import static io.lakewise.table.snapshot.TestFiles.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The special cases of pruning; one file each, kept or left out. */
class PruningTest {

  private static final Column A = Column.of("a");
  private static final long MICROS = 1_000_000L;

  private static Predicate is(Operator operator, DataType type, Object value) {
    return new Predicate.Comparison(A, operator, new Literal(type, value));
  }

  private static Predicate not(Predicate predicate) {
    return new Predicate.Not(predicate);
  }

  private static boolean kept(Metadata table, String stats, Predicate predicate) {
    FileIndex index = FileIndexBuilder.forMetadata(table).add(file("f", stats)).build();
    return index.select(predicate).files().size() == 1;
  }

  private static boolean kept(DataType type, String stats, Predicate predicate) {
    return kept(table("a", type), stats, predicate);
  }

  private static boolean keptPartition(DataType type, String value, Predicate predicate) {
    Map<String, String> values = new HashMap<>();
    values.put("a", value);
    FileIndex index =
        FileIndexBuilder.forMetadata(table(schema("a", type), List.of("A"), Map.of()))
            .add(file("f", values, "{\"numRecords\":1}", null))
            .build();
    return index.select(predicate).files().size() == 1;
  }

  private static String stats(String low, String high, long nulls) {
    return "{\"numRecords\":10,\"minValues\":{\"a\":%s},\"maxValues\":{\"a\":%s},\"nullCount\":{\"a\":%d}}"
        .formatted(low, high, nulls);
  }

  @Test
  void aFileOfNullsMatchesOnlyWhatIsTrueForNull() {
    String stats = "{\"numRecords\":10,\"minValues\":{},\"maxValues\":{},\"nullCount\":{\"a\":10}}";
    DataType type = PrimitiveType.LONG;
    assertThat(kept(type, stats, is(Operator.EQUAL, type, 1L))).isFalse();
    assertThat(kept(type, stats, is(Operator.NOT_EQUAL, type, 1L))).isFalse();
    assertThat(kept(type, stats, not(is(Operator.LESS, type, 1L)))).isFalse();
    assertThat(kept(type, stats, is(Operator.DISTINCT, type, 1L))).isTrue();
    assertThat(kept(type, stats, is(Operator.NOT_DISTINCT, type, 1L))).isFalse();
    assertThat(kept(type, stats, not(is(Operator.NOT_DISTINCT, type, 1L)))).isTrue();
    assertThat(kept(type, stats, new Predicate.IsNull(A))).isTrue();
    assertThat(kept(type, stats, new Predicate.IsNotNull(A))).isFalse();
    assertThat(kept(type, stats, not(new Predicate.IsNull(A)))).isFalse();
    assertThat(kept(type, stats, new Predicate.In(A, List.of(new Literal(type, 1L))))).isFalse();
  }

  @Test
  void aFileWithoutNullsHasNoRowThatIsNull() {
    String stats = stats("1", "9", 0);
    assertThat(kept(PrimitiveType.LONG, stats, new Predicate.IsNull(A))).isFalse();
    assertThat(kept(PrimitiveType.LONG, stats, new Predicate.IsNotNull(A))).isTrue();
    assertThat(kept(PrimitiveType.LONG, stats("1", "9", 3), new Predicate.IsNull(A))).isTrue();
  }

  @Test
  void missingStatisticsKeepTheFile() {
    DataType type = PrimitiveType.LONG;
    for (String stats :
        new String[] {
          null,
          "{}",
          "{\"numRecords\":5}",
          "broken",
          "{\"minValues\":{\"a\":null}}",
          "{\"minValues\":{\"a\":\"x\"},\"maxValues\":{\"a\":true}}",
          "{\"maxValues\":5}"
        }) {
      for (Operator operator : Operator.values()) {
        assertThat(kept(type, stats, is(operator, type, 5L))).as("%s %s", stats, operator).isTrue();
      }
      assertThat(kept(type, stats, new Predicate.IsNull(A))).as(stats).isTrue();
      assertThat(kept(type, stats, new Predicate.IsNotNull(A))).as(stats).isTrue();
    }
  }

  @Test
  void aSingleValueIsDifferentFromNothingElse() {
    DataType type = PrimitiveType.LONG;
    assertThat(kept(type, stats("5", "5", 3), is(Operator.NOT_EQUAL, type, 5L))).isFalse();
    assertThat(kept(type, stats("5", "5", 3), not(is(Operator.EQUAL, type, 5L)))).isFalse();
    assertThat(kept(type, stats("5", "5", 3), is(Operator.DISTINCT, type, 5L))).isTrue();
    assertThat(kept(type, stats("5", "5", 0), is(Operator.DISTINCT, type, 5L))).isFalse();
    assertThat(kept(type, stats("5", "6", 0), is(Operator.NOT_EQUAL, type, 5L))).isTrue();
  }

  @Test
  void nanMayHideAboveAMaximumUnlessItIsKnownToBeAbsent() {
    DataType type = PrimitiveType.DOUBLE;
    String unknown = stats("1.5", "2.5", 0);
    String absent = unknown.replace("\"nullCount\"", "\"nanCount\":{\"a\":0},\"nullCount\"");
    assertThat(kept(type, unknown, is(Operator.GREATER, type, 3.0))).isTrue();
    assertThat(kept(type, absent, is(Operator.GREATER, type, 3.0))).isFalse();
    assertThat(kept(type, unknown, not(is(Operator.LESS_OR_EQUAL, type, 3.0)))).isTrue();
    assertThat(kept(type, unknown, is(Operator.EQUAL, type, 3.0))).isFalse();
    assertThat(kept(type, unknown, is(Operator.LESS, type, 1.5))).isFalse();
    assertThat(kept(type, unknown, is(Operator.EQUAL, type, Double.NaN))).isTrue();
    assertThat(kept(type, absent, is(Operator.EQUAL, type, Double.NaN))).isFalse();
    assertThat(kept(type, unknown, is(Operator.GREATER, type, Double.NaN))).isFalse();
    assertThat(kept(type, absent, is(Operator.LESS, type, Double.NaN))).isTrue();
    assertThat(kept(type, stats("\"NaN\"", "\"NaN\"", 0), is(Operator.EQUAL, type, 1.0))).isTrue();
    assertThat(kept(type, stats("5.0", "5.0", 0), is(Operator.NOT_EQUAL, type, 5.0))).isTrue();
  }

  @Test
  void infinitiesCompareWithEverything() {
    DataType type = PrimitiveType.DOUBLE;
    double infinity = Double.POSITIVE_INFINITY;
    String finite = stats("1.5", "2.5", 0);
    assertThat(kept(type, finite, is(Operator.EQUAL, type, infinity))).isFalse();
    assertThat(kept(type, finite, is(Operator.LESS, type, infinity))).isTrue();
    assertThat(kept(type, finite, is(Operator.LESS, type, -infinity))).isFalse();
    String infinite = stats("\"-Infinity\"", "\"Infinity\"", 0);
    assertThat(kept(type, infinite, is(Operator.EQUAL, type, infinity))).isTrue();
    assertThat(kept(type, infinite, is(Operator.EQUAL, type, -infinity))).isTrue();
    assertThat(kept(PrimitiveType.LONG, stats("1", "2", 0), is(Operator.LESS, type, infinity)))
        .isTrue();
    assertThat(kept(PrimitiveType.LONG, stats("1", "2", 0), is(Operator.GREATER, type, infinity)))
        .isFalse();
  }

  @Test
  void thereIsOneZero() {
    DataType type = PrimitiveType.DOUBLE;
    assertThat(kept(type, stats("0.0", "1.0", 0), is(Operator.EQUAL, type, -0.0))).isTrue();
    assertThat(kept(type, stats("-1.0", "-0.0", 0), is(Operator.EQUAL, type, 0.0))).isTrue();
    assertThat(kept(type, stats("-1.0", "-0.0", 0), is(Operator.LESS, type, -0.0))).isTrue();
    assertThat(kept(type, stats("0.0", "1.0", 0), is(Operator.LESS, type, -0.0))).isFalse();
  }

  @Test
  void aFloatIsItsShortestTextInSinglePrecision() {
    double tenth = 0.1f;
    String stats = stats("0.1", "0.1", 0);
    assertThat(kept(PrimitiveType.FLOAT, stats, is(Operator.EQUAL, PrimitiveType.FLOAT, tenth)))
        .isTrue();
    assertThat(
            kept(
                PrimitiveType.FLOAT,
                stats,
                is(Operator.EQUAL, new DecimalType(2, 1), new BigDecimal("0.1"))))
        .isTrue();
    assertThat(kept(PrimitiveType.DOUBLE, stats, is(Operator.EQUAL, PrimitiveType.DOUBLE, tenth)))
        .isFalse();
    StructField widened =
        new StructField("a", PrimitiveType.DOUBLE, true)
            .withMetadata(
                "delta.typeChanges", List.of(Map.of("fromType", "float", "toType", "double")));
    Metadata table = table(new StructType(List.of(widened)), List.of(), Map.of());
    assertThat(kept(table, stats, is(Operator.EQUAL, PrimitiveType.DOUBLE, tenth))).isTrue();
    assertThat(kept(table, stats, is(Operator.EQUAL, PrimitiveType.DOUBLE, 0.1))).isTrue();
  }

  @Test
  void aDecimalConstantBesideADoubleMayBeRounded() {
    Predicate tenth = is(Operator.EQUAL, new DecimalType(2, 1), new BigDecimal("0.1"));
    assertThat(kept(PrimitiveType.DOUBLE, stats("0.1", "0.1", 0), tenth)).isTrue();
    assertThat(kept(PrimitiveType.DOUBLE, stats("0.2", "0.3", 0), tenth)).isFalse();
  }

  @Test
  void stringsCompareByCodePointsNotByCharacters() {
    DataType type = PrimitiveType.STRING;
    String stats = stats("\"\\uE000\"", "\"\\uD83D\\uDE00\"", 0);
    assertThat(kept(type, stats, is(Operator.EQUAL, type, "\uFFFD"))).isTrue();
    assertThat(kept(type, stats, is(Operator.EQUAL, type, "\uD7FF"))).isFalse();
    assertThat(kept(type, stats, is(Operator.GREATER, type, "\uD83D\uDE01"))).isFalse();
    assertThat(kept(type, stats, is(Operator.GREATER, type, "\uFFFF"))).isTrue();
  }

  @Test
  void cutStringsAreBoundsAndNotValues() {
    DataType type = PrimitiveType.STRING;
    String prefix = "x".repeat(32);
    String stats = stats('"' + prefix + '"', '"' + prefix + "\\u007f\"", 0);
    assertThat(kept(type, stats, is(Operator.EQUAL, type, prefix + "abc"))).isTrue();
    assertThat(kept(type, stats, is(Operator.NOT_EQUAL, type, prefix))).isTrue();
    assertThat(kept(type, stats, is(Operator.GREATER, type, prefix + "zzz"))).isTrue();
    assertThat(kept(type, stats, is(Operator.EQUAL, type, "y"))).isFalse();
  }

  @Test
  void aPrefixIsLookedForBetweenTheBounds() {
    DataType type = PrimitiveType.STRING;
    String stats = stats("\"banana\"", "\"cherry\"", 2);
    assertThat(kept(type, stats, new Predicate.StartsWith(A, "ban"))).isTrue();
    assertThat(kept(type, stats, new Predicate.StartsWith(A, "c"))).isTrue();
    assertThat(kept(type, stats, new Predicate.StartsWith(A, "bb"))).isTrue();
    assertThat(kept(type, stats, new Predicate.StartsWith(A, "ba"))).isTrue();
    assertThat(kept(type, stats, new Predicate.StartsWith(A, "bam"))).isFalse();
    assertThat(kept(type, stats, new Predicate.StartsWith(A, "cherryx"))).isFalse();
    assertThat(kept(type, stats, new Predicate.StartsWith(A, ""))).isTrue();
    assertThat(kept(type, stats, not(new Predicate.StartsWith(A, "")))).isFalse();
    assertThat(kept(type, stats, not(new Predicate.StartsWith(A, "b")))).isTrue();
    assertThat(kept(type, stats("\"ba\"", "\"bz\"", 2), not(new Predicate.StartsWith(A, "b"))))
        .isFalse();
  }

  @Test
  void timesInStatisticsAreCutToMilliseconds() {
    String stats = stats("\"2024-01-01T00:00:00.123Z\"", "\"2024-01-01T02:00:00.123+01:00\"", 0);
    long second = Instant.parse("2024-01-01T01:00:00Z").getEpochSecond() * MICROS;
    DataType type = PrimitiveType.TIMESTAMP;
    assertThat(kept(type, stats, is(Operator.GREATER, type, second + 123_998))).isTrue();
    assertThat(kept(type, stats, is(Operator.EQUAL, type, second + 123_999))).isTrue();
    assertThat(kept(type, stats, is(Operator.GREATER, type, second + 123_999))).isFalse();
    assertThat(kept(type, stats, is(Operator.LESS, type, second - 3600 * MICROS + 123_000)))
        .isFalse();
    String single = stats("\"2024-01-01T01:00:00.000Z\"", "\"2024-01-01T01:00:00.000Z\"", 0);
    assertThat(kept(type, single, is(Operator.NOT_EQUAL, type, second))).isTrue();
  }

  @Test
  void anInstantWithoutAZoneInStatisticsIsUnknown() {
    String stats = stats("\"2024-01-01T00:00:00.123\"", "\"2024-01-01T00:00:00.123\"", 0);
    DataType type = PrimitiveType.TIMESTAMP;
    assertThat(kept(type, stats, is(Operator.EQUAL, type, 0L))).isTrue();
    DataType wall = PrimitiveType.TIMESTAMP_NTZ;
    assertThat(kept(wall, stats, is(Operator.EQUAL, wall, 0L))).isFalse();
  }

  @Test
  void datesCompareWithWallClocksAndNotWithInstants() {
    long day = LocalDate.parse("2024-02-29").toEpochDay();
    String stats = stats("\"2024-02-28\"", "\"2024-02-29\"", 0);
    DataType date = PrimitiveType.DATE;
    DataType wall = PrimitiveType.TIMESTAMP_NTZ;
    long midnight = day * 86_400 * MICROS;
    assertThat(kept(date, stats, is(Operator.GREATER, date, day))).isFalse();
    assertThat(kept(date, stats, is(Operator.GREATER_OR_EQUAL, wall, midnight))).isTrue();
    assertThat(kept(date, stats, is(Operator.GREATER, wall, midnight))).isFalse();
    assertThat(kept(date, stats, is(Operator.GREATER, wall, midnight - 1))).isTrue();
    assertThat(kept(date, stats, is(Operator.EQUAL, wall, midnight - 1))).isFalse();
    assertThat(kept(date, stats, is(Operator.EQUAL, PrimitiveType.TIMESTAMP, 0L))).isTrue();
    assertThat(kept(wall, stats, is(Operator.EQUAL, date, day))).isTrue();
    assertThat(kept(wall, stats, is(Operator.EQUAL, date, day + 1))).isFalse();
  }

  @Test
  void wholeNumbersCompareExactlyWithFractions() {
    DataType type = PrimitiveType.LONG;
    DataType decimal = new DecimalType(3, 1);
    String stats = stats("3", "9", 0);
    assertThat(kept(type, stats, is(Operator.LESS, decimal, new BigDecimal("3.0")))).isFalse();
    assertThat(kept(type, stats, is(Operator.LESS, decimal, new BigDecimal("3.1")))).isTrue();
    assertThat(kept(type, stats, is(Operator.EQUAL, decimal, new BigDecimal("3.5")))).isFalse();
    assertThat(kept(type, stats, is(Operator.GREATER, decimal, new BigDecimal("8.9")))).isTrue();
    assertThat(kept(type, stats, is(Operator.GREATER_OR_EQUAL, PrimitiveType.DOUBLE, 9.1)))
        .isFalse();
    String edge = stats("9223372036854775807", "9223372036854775807", 0);
    assertThat(kept(type, edge, is(Operator.LESS, PrimitiveType.DOUBLE, 9.223372036854775807e18)))
        .isTrue();
    DataType huge = new DecimalType(38, 0);
    assertThat(kept(type, edge, is(Operator.GREATER, huge, new BigDecimal("9223372036854775807"))))
        .isFalse();
    assertThat(kept(type, edge, is(Operator.LESS, huge, new BigDecimal("99999999999999999999"))))
        .isTrue();
  }

  @Test
  void decimalsKeepAllTheirDigits() {
    DecimalType type = new DecimalType(38, 2);
    String number = "123456789012345678901234567890.12";
    String stats = stats(number, number, 0);
    assertThat(kept(type, stats, is(Operator.EQUAL, type, new BigDecimal(number)))).isTrue();
    assertThat(kept(type, stats, is(Operator.GREATER, type, new BigDecimal(number)))).isFalse();
    assertThat(kept(type, stats, is(Operator.NOT_EQUAL, type, new BigDecimal(number)))).isFalse();
    assertThat(kept(type, stats, is(Operator.LESS, type, new BigDecimal(number)))).isFalse();
  }

  @Test
  void decimalsThatPassedThroughADoubleAreOnlyNearlyBounds() {
    DecimalType type = new DecimalType(38, 2);
    String stats = stats("1.2345678901234568e+29", "1.2345678901234568e+29", 0);
    BigDecimal true1 = new BigDecimal("123456789012345678901234567890.12");
    assertThat(kept(type, stats, is(Operator.EQUAL, type, true1))).isTrue();
    DecimalType shorter = new DecimalType(18, 17);
    BigDecimal above = new BigDecimal("0.10000000000000001");
    assertThat(kept(shorter, stats("0.1", "0.1", 0), is(Operator.EQUAL, shorter, above))).isTrue();
    DecimalType money = new DecimalType(15, 2);
    assertThat(
            kept(
                money, stats("0.1", "0.1", 0), is(Operator.GREATER, money, new BigDecimal("0.10"))))
        .isFalse();
  }

  @Test
  void nestedColumnsAndNamesInAnyCaseAreFound() {
    StructType schema = schema("S", schema("Inner", schema("X", PrimitiveType.INTEGER)));
    Metadata table = table(schema, List.of(), Map.of());
    String stats =
        "{\"numRecords\":1,\"minValues\":{\"S\":{\"Inner\":{\"X\":3}}},"
            + "\"maxValues\":{\"S\":{\"Inner\":{\"X\":4}}},\"nullCount\":{\"S\":{\"Inner\":{\"X\":0}}}}";
    Column x = Column.of("s", "INNER", "x");
    Literal five = new Literal(PrimitiveType.INTEGER, 5L);
    assertThat(kept(table, stats, new Predicate.Comparison(x, Operator.EQUAL, five))).isFalse();
    assertThat(kept(table, stats, new Predicate.IsNull(x))).isFalse();
    assertThat(kept(table, stats, new Predicate.IsNull(Column.of("s", "inner")))).isTrue();
    assertThat(kept(table, stats, new Predicate.IsNull(Column.of("no", "such")))).isTrue();
  }

  @Test
  void listsHaveOnlyNullCounts() {
    DataType list = new ArrayType(PrimitiveType.INTEGER, true);
    String stats = "{\"numRecords\":2,\"nullCount\":{\"a\":0}}";
    assertThat(kept(list, stats, new Predicate.IsNull(A))).isFalse();
    assertThat(kept(list, stats, is(Operator.EQUAL, PrimitiveType.INTEGER, 1L))).isTrue();
  }

  @Test
  void anOpaqueConditionAndItsNegationKeepTheFile() {
    DataType type = PrimitiveType.LONG;
    Predicate opaque = new Predicate.Opaque("f(a)");
    Predicate none = is(Operator.EQUAL, type, 100L);
    String stats = stats("1", "2", 0);
    assertThat(kept(type, stats, opaque)).isTrue();
    assertThat(kept(type, stats, not(opaque))).isTrue();
    assertThat(kept(type, stats, new Predicate.And(List.of(opaque, none)))).isFalse();
    assertThat(kept(type, stats, new Predicate.Or(List.of(opaque, none)))).isTrue();
    assertThat(kept(type, stats, not(new Predicate.Or(List.of(opaque, not(none)))))).isFalse();
    assertThat(kept(type, stats, Predicate.NEVER)).isFalse();
    assertThat(kept(type, stats, not(Predicate.ALWAYS))).isFalse();
  }

  @Test
  void aListOfConstantsIsLookedForBetweenTheBounds() {
    DataType type = PrimitiveType.LONG;
    List<Literal> values =
        List.of(new Literal(type, 90L), new Literal(type, 1L), new Literal(type, 20L));
    Predicate in = new Predicate.In(A, values);
    assertThat(kept(type, stats("2", "19", 0), in)).isFalse();
    assertThat(kept(type, stats("20", "20", 0), in)).isTrue();
    assertThat(kept(type, stats("91", "99", 0), in)).isFalse();
    assertThat(kept(type, stats("20", "20", 0), not(in))).isFalse();
    assertThat(kept(type, stats("20", "21", 0), not(in))).isTrue();
    assertThat(kept(type, stats("20", "21", 0), new Predicate.In(A, List.of()))).isFalse();
    assertThat(kept(type, stats("20", "21", 0), not(new Predicate.In(A, List.of())))).isTrue();
  }

  @Test
  void wideBoundsAreStillBounds() {
    String stats =
        stats("1", "9", 0).replace("{\"numRecords\"", "{\"tightBounds\":false,\"numRecords\"");
    DataType type = PrimitiveType.LONG;
    assertThat(kept(type, stats, is(Operator.GREATER, type, 9L))).isFalse();
    assertThat(kept(type, stats, new Predicate.IsNull(A))).isFalse();
    assertThat(kept(type, stats.replace("\"a\":0", "\"a\":10"), new Predicate.IsNotNull(A)))
        .isFalse();
  }

  @Test
  void partitionValuesAreExact() {
    DataType text = PrimitiveType.STRING;
    assertThat(keptPartition(text, "b", is(Operator.EQUAL, text, "b"))).isTrue();
    assertThat(keptPartition(text, "b", is(Operator.NOT_EQUAL, text, "b"))).isFalse();
    assertThat(keptPartition(text, null, is(Operator.NOT_EQUAL, text, "b"))).isFalse();
    assertThat(keptPartition(text, null, new Predicate.IsNull(A))).isTrue();
    assertThat(keptPartition(text, "", new Predicate.IsNull(A))).isTrue();
    assertThat(keptPartition(text, "", new Predicate.IsNotNull(A))).isFalse();
    assertThat(keptPartition(text, "b", new Predicate.IsNull(A))).isFalse();
    DataType flag = PrimitiveType.BOOLEAN;
    assertThat(keptPartition(flag, "true", is(Operator.EQUAL, flag, false))).isFalse();
    assertThat(keptPartition(flag, "true", is(Operator.EQUAL, flag, true))).isTrue();
    DataType number = PrimitiveType.DOUBLE;
    assertThat(keptPartition(number, "NaN", is(Operator.GREATER, number, 5.0))).isTrue();
    assertThat(keptPartition(number, "NaN", is(Operator.LESS, number, 5.0))).isFalse();
    assertThat(keptPartition(number, "5.5", is(Operator.GREATER, number, 5.5))).isFalse();
    DataType decimal = new DecimalType(20, 3);
    assertThat(keptPartition(decimal, "1.100", is(Operator.EQUAL, decimal, new BigDecimal("1.1"))))
        .isTrue();
    assertThat(keptPartition(PrimitiveType.BINARY, null, new Predicate.IsNotNull(A))).isFalse();
    assertThat(keptPartition(PrimitiveType.BINARY, "x", new Predicate.IsNull(A))).isFalse();
  }

  @Test
  void partitionTimesComeInSeveralSpellings() {
    DataType type = PrimitiveType.TIMESTAMP;
    long second = Instant.parse("2024-01-01T01:00:00Z").getEpochSecond() * MICROS;
    for (String value :
        List.of(
            "2024-01-01 01:00:00",
            "2024-01-01 01:00:00.000000",
            "2024-01-01T01:00:00Z",
            "2024-01-01T01:00:00.000000Z",
            "2024-01-01T03:00:00+02:00")) {
      assertThat(keptPartition(type, value, is(Operator.EQUAL, type, second))).as(value).isTrue();
      assertThat(keptPartition(type, value, is(Operator.NOT_EQUAL, type, second)))
          .as(value)
          .isFalse();
    }
    DataType wall = PrimitiveType.TIMESTAMP_NTZ;
    assertThat(keptPartition(wall, "2024-01-01", is(Operator.GREATER, wall, second))).isFalse();
    assertThat(keptPartition(wall, "2024-01-01 01:00:00", is(Operator.EQUAL, wall, second)))
        .isTrue();
  }

  @Test
  void aPartitionValueThatIsNotInTheLogIsUnknown() {
    Metadata table = table(schema("a", PrimitiveType.LONG), List.of("a"), Map.of());
    assertThat(kept(table, "{\"numRecords\":1}", is(Operator.EQUAL, PrimitiveType.LONG, 1L)))
        .isTrue();
    assertThat(kept(table, "{\"numRecords\":1}", new Predicate.IsNull(A))).isTrue();
  }
}
