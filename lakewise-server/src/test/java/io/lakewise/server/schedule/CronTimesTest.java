package io.lakewise.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.entry.Cadence;
import io.lakewise.server.answer.ApiException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When expressions of Quartz are due, also where a day has 23 or 25 hours. */
class CronTimesTest {

  private static List<String> times(String cron, String zone, String after, int count) {
    Cadence cadence = new Cadence(cron, zone, false);
    List<String> times = new ArrayList<>();
    Instant last = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      last = CronTimes.next(cadence, last).orElseThrow();
      times.add(last.toString());
    }
    return times;
  }

  @Test
  void timesAreThoseOfTheZoneOnBothSidesOfSummer() {
    assertThat(times("0 0 8 * * ?", "Europe/Vienna", "2026-03-27T20:00:00Z", 3))
        .containsExactly("2026-03-28T07:00:00Z", "2026-03-29T06:00:00Z", "2026-03-30T06:00:00Z");
    assertThat(times("0 0 8 * * ?", "Europe/Vienna", "2026-10-23T20:00:00Z", 3))
        .containsExactly("2026-10-24T06:00:00Z", "2026-10-25T07:00:00Z", "2026-10-26T07:00:00Z");
    assertThat(times("0 30 9 ? * MON-FRI", "UTC", "2026-11-20T10:00:00Z", 2))
        .containsExactly("2026-11-23T09:30:00Z", "2026-11-24T09:30:00Z");
    assertThat(times("0 0 6 L * ?", "UTC", "2028-02-01T00:00:00Z", 1))
        .containsExactly("2028-02-29T06:00:00Z");
  }

  @Test
  void aTimeThatADayHasNotIsLeftOutAndOneThatItHasTwiceIsDueOnce() {
    List<String> spring = times("0 30 2 * * ?", "Europe/Vienna", "2026-03-28T12:00:00Z", 2);
    assertThat(spring).containsExactly("2026-03-30T00:30:00Z", "2026-03-31T00:30:00Z");
    List<String> autumn = times("0 30 2 * * ?", "Europe/Vienna", "2026-10-24T12:00:00Z", 2);
    assertThat(autumn.get(0)).startsWith("2026-10-25T0");
    assertThat(autumn.get(1)).isEqualTo("2026-10-26T01:30:00Z");
  }

  @Test
  void whatIsPausedIsNeverDue() {
    CronTimes.check(new Cadence("0 0 8 * * ?", "UTC", true), Instant.EPOCH);
    assertThat(CronTimes.next(new Cadence("0 0 8 * * ?", "UTC", true), Instant.EPOCH)).isEmpty();
    assertThat(
            CronTimes.next(
                new Cadence("0 0 8 1 1 ? 2020", "UTC", false),
                Instant.parse("2026-01-01T00:00:00Z")))
        .isEqualTo(Optional.empty());
  }

  @Test
  void aTimeThatNobodyCanTellIsAnErrorOfTheExpression() {
    Instant february = Instant.parse("2027-02-01T00:00:00Z");
    assertThatThrownBy(
            () -> CronTimes.next(new Cadence("0 0 12 31W 1,2 ?", "UTC", false), february))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CronTimes.check(new Cadence("0 0 12 30W 2 ?", "UTC", false), february))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("use LW for the last weekday of a month");
    assertThat(times("0 0 12 LW 2 ?", "UTC", "2027-02-01T00:00:00Z", 1))
        .containsExactly("2027-02-26T12:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0 0 8 * *",
        "* * * * * ?",
        "0/5 * * * * ?",
        "0 0 25 * * ?",
        "0 0 8 * * ? 2020",
        "0 0 8 30 2 ?",
        "0 0 12 31W 1,2 ?",
        "0 0 12 31W 1 ?",
        "0 0 12 29w * ?",
        "0 0 8 * * ?\r\n",
        "0 0 8 * * ? # ",
        "every day"
      })
  void whatIsNoCadenceIsRefused(String cron) {
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    assertThatThrownBy(() -> CronTimes.check(new Cadence(cron, "UTC", false), now))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("quartz_cron_expression");
    CronTimes.check(new Cadence("0 0 8 * * ?", "Europe/Vienna", false), now);
    for (String zone : List.of("", "Mars/Base", "+01:00", "utc\n")) {
      assertThatThrownBy(() -> CronTimes.check(new Cadence("0 0 8 * * ?", zone, false), now))
          .hasMessageContaining("timezone_id");
    }
  }
}
