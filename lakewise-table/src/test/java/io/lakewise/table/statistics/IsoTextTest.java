package io.lakewise.table.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.type.PrimitiveType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTextTest {

  private static IsoText iso(String text) {
    byte[] bytes = ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
    return new IsoText(bytes, 1, bytes.length - 1);
  }

  @Test
  void everyDateIsItsDay() {
    long last = LocalDate.of(9999, 12, 31).toEpochDay();
    for (long day = LocalDate.of(1, 1, 1).toEpochDay();
        day <= last;
        day += 1 + Math.floorMod(day, 3)) {
      assertThat(iso(LocalDate.ofEpochDay(day).toString()).days()).isEqualTo(day);
    }
  }

  @Test
  void timesAreWhatJavaReads() {
    Random random = new Random(12);
    for (int round = 0; round < 20_000; round++) {
      String text =
          LocalDate.ofEpochDay(random.nextInt(60_000) - 20_000)
              + String.format(
                  "T%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), random.nextInt(60))
              + (random.nextBoolean() ? "" : "." + (1 + random.nextInt(999_999)));
      assertThat(iso(text + "Z").micros(true))
          .as(text)
          .isEqualTo(ValueTexts.micros(text + "Z", PrimitiveType.TIMESTAMP, false, false));
      assertThat(iso(text).micros(false))
          .as(text)
          .isEqualTo(ValueTexts.micros(text, PrimitiveType.TIMESTAMP_NTZ, false, false));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2020-01-01",
        "2020-01-01T",
        "2020-01-01 00:00:00Z",
        "2020-01-01T00:00:00",
        "2020-01-01T00:00:00+01:00",
        "2020-02-30T00:00:00Z",
        "2020-13-01T00:00:00Z",
        "2020-00-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "2020-01-01T24:00:00Z",
        "2020-01-01T00:60:00Z",
        "2020-01-01T00:00:60Z",
        "2020-01-01T00:00:00.Z",
        "2020-01-01T00:00:00.1234567Z",
        "2020-01-01T00:00:00,5Z",
        "2020x01-01T00:00:00Z",
        "+2020-01-01T00:00:00Z",
        "2020-1-01T00:00:00.0Z",
        "20a0-01-01T00:00:00Z"
      })
  void whatIsSpelledOtherwiseIsNotRead(String text) {
    assertThat(iso(text).micros(true)).isEqualTo(IsoText.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2020-1-1",
        "2020-02-30",
        "2100-02-29",
        "2020-01-01T",
        "2020/01/01",
        "20-01-01"
      })
  void whatIsNoDateIsNotRead(String text) {
    assertThat(iso(text).days()).isEqualTo(IsoText.UNKNOWN);
  }
}
