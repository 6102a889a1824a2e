package io.lakewise.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as text and as JSON. */
class ValueTextTest {

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0", "0.1, 0.1", "-0.0, -0.0", "1.0E14, 100000000000000.0", "1.0E15, 1e15",
    "1.5E300, 1.5e300", "1.0E-5, 0.000010", "2.5E-7, 2.5e-7", "NaN, NaN", "-Infinity, -Infinity"
  })
  void doublesAreShort(double value, String text) {
    assertThat(ValueText.of(value)).isEqualTo(text);
  }

  @Test
  void everyDoubleIsReadBackExactly() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 10_000; round++) {
      double value = Double.longBitsToDouble(random.nextLong());
      assertThat(Double.parseDouble(ValueText.of(value)))
          .as("seed %d", seed)
          .isEqualTo(Double.valueOf(value));
    }
  }

  @Test
  void numbersAreExact() {
    assertThat(ValueText.of(new BigDecimal("0.000000000000000000000000000001")))
        .isEqualTo("0.000000000000000000000000000001");
    assertThat(ValueText.of(new BigInteger("170141183460469231731687303715884105727")))
        .isEqualTo("170141183460469231731687303715884105727");
    assertThat(ValueText.of((byte) -128)).isEqualTo("-128");
    assertThat(ValueText.of(true)).isEqualTo("true");
  }

  @Test
  void datesAndTimesAreIso() {
    assertThat(ValueText.of(LocalDate.of(1582, 10, 4))).isEqualTo("1582-10-04");
    assertThat(ValueText.of(LocalDate.of(12345, 1, 2))).isEqualTo("12345-01-02");
    assertThat(ValueText.of(LocalTime.of(1, 2))).isEqualTo("01:02:00");
    LocalDateTime timestamp = LocalDateTime.of(2024, 2, 29, 23, 59, 1, 120_000);
    assertThat(ValueText.of(timestamp)).isEqualTo("2024-02-29 23:59:01.00012");
    assertThat(ValueText.of(OffsetDateTime.of(timestamp, ZoneOffset.UTC)))
        .isEqualTo("2024-02-29 23:59:01.00012+00:00");
    assertThat(json(OffsetDateTime.of(timestamp, ZoneOffset.ofHours(-5))))
        .isEqualTo("\"2024-02-29T23:59:01.00012-05:00\"");
  }

  @Test
  void binaryIsEscapedInTextAndBase64InJson() {
    byte[] bytes = {'a', 0, (byte) 0xff, '\\'};
    assertThat(ValueText.of(bytes)).isEqualTo("a\\x00\\xFF\\x5C");
    assertThat(json(bytes)).isEqualTo("\"YQD/XA==\"");
  }

  @Test
  void nestedValuesAreJson() {
    Map<Object, Object> struct = new LinkedHashMap<>();
    struct.put("a", Arrays.asList(1, null));
    struct.put("b", "q\"\u0001\t");
    assertThat(ValueText.of(List.of(struct)))
        .isEqualTo("[{\"a\":[1,null],\"b\":\"q\\\"\\u0001\\t\"}]");
    assertThat(ValueText.of(Map.of(LocalDate.of(2024, 1, 1), 1.0)))
        .isEqualTo("{\"2024-01-01\":1.0}");
  }

  private static String json(Object value) {
    StringBuilder json = new StringBuilder();
    JsonText.append(json, value);
    return json.toString();
  }
}
