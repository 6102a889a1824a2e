package io.lakewise.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MomentTest {

  private static final Instant NOW = Instant.parse("2026-03-29T22:30:00.123456Z");

  @TempDir Path folder;

  @Test
  void aStatementHasOneMomentByTheLakesClockInTheSessionsZone() {
    try (TestLake lake = new TestLake(folder, List.of(), Clock.fixed(NOW, ZoneOffset.UTC))) {
      lake.run("SET TIME ZONE 'Asia/Tokyo'");
      assertThat(
              lake.sql(
                  "SELECT epoch_us(now()), current_date::VARCHAR, today()::VARCHAR,"
                      + " current_localtimestamp()::VARCHAR, current_user, current_schema()"))
          .containsExactly(
              List.of(
                  1774823400123456L,
                  "2026-03-30",
                  "2026-03-30",
                  "2026-03-30 07:30:00.123456",
                  "local",
                  "default"));
    }
  }

  @Test
  void constantsKeepTheNamesOfTheFunctions() {
    try (TestLake lake = new TestLake(folder, List.of(), Clock.fixed(NOW, ZoneOffset.UTC))) {
      assertThat(lake.columns("SELECT now(), current_date, now() AS x").stream().map(c -> c.name()))
          .containsExactly("now", "current_date", "x");
    }
  }
}
