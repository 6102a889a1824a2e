package io.lakewise.engine.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instants are shown, read and compared in the session's time zone. */
class TimeZoneTest {

  private static final String NOON = "TIMESTAMPTZ '2024-07-01 12:00:00+00'";

  @TempDir private Path folder;

  @Test
  void instantsAreAnsweredInTheZoneOfTheSession() {
    try (TestLake lake = new TestLake(folder)) {
      lake.run("SET TIME ZONE 'America/New_York'");
      OffsetDateTime noon = OffsetDateTime.parse("2024-07-01T08:00:00-04:00");
      assertThat(
              lake.sql(
                  "SELECT "
                      + NOON
                      + ", ["
                      + NOON
                      + "], {'x': "
                      + NOON
                      + "}, "
                      + NOON
                      + "::VARCHAR"))
          .isEqualTo(
              List.of(List.of(noon, List.of(noon), Map.of("x", noon), "2024-07-01 08:00:00-04")));
      lake.run("CREATE TABLE t AS SELECT TIMESTAMPTZ '2024-07-01 08:00:00' AS z");
      assertThat(lake.value("SELECT z FROM t")).isEqualTo(noon);
      lake.run("RESET TIMEZONE");
      assertThat(lake.value("SELECT z FROM t"))
          .isEqualTo(OffsetDateTime.parse("2024-07-01T12:00:00Z"));
    }
  }

  @Test
  void localIsTheZoneOfTheMachine() {
    Clock clock = Clock.system(ZoneId.of("Asia/Tokyo"));
    try (TestLake lake = new TestLake(folder, List.of(), clock)) {
      assertThat(lake.run("SET TIME ZONE LOCAL")).isEqualTo("time zone is Asia/Tokyo");
      assertThat(lake.value("SELECT " + NOON))
          .isEqualTo(OffsetDateTime.parse("2024-07-01T21:00:00+09:00"));
    }
  }
}
