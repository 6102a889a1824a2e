package io.lakewise.engine.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.LakeConfiguration;
import io.lakewise.engine.TestLake;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class StatementTimeoutTest {

  private static final String ENDLESS =
      "SELECT count(*) FROM range(1000000000000) a, range(1000) b WHERE a.range % 7 = b.range";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "30, 30000",
        "30s, 30000",
        "'5 min', 300000",
        "1.5h, 5400000",
        "250ms, 250",
        "0, 0",
        "0s, 0",
        "0.001s, 1"
      })
  void lengthsOfTimeAreRead(String text, long millis) {
    assertThat(StatementTimeout.millis(text)).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "1 week", "1e9", "0.0004s", "99999999999"})
  void whatIsNoLengthOfTimeIsRefused(String text) {
    assertThatThrownBy(() -> StatementTimeout.millis(text))
        .hasMessageContaining("how long a statement may take");
  }

  @Test
  void aStatementIsEndedAtItsLimitAndTheNextOneWorks() {
    try (TestLake lake = new TestLake(folder)) {
      lake.run("CREATE TABLE t AS SELECT 1::BIGINT AS a");
      assertThat(lake.run("SET STATEMENT_TIMEOUT = 1")).contains("1 s");
      for (String statement :
          List.of(
              ENDLESS,
              "INSERT INTO t " + ENDLESS,
              "DELETE FROM t WHERE a IN (" + ENDLESS + ")",
              "CREATE TABLE u AS " + ENDLESS)) {
        assertThat(lake.error(statement)).contains("after 1 s, its time limit", "--timeout");
      }
      lake.run("RESET STATEMENT_TIMEOUT");
      assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(1L);
      assertThat(lake.sql("SHOW TABLES")).hasSize(1);
      assertThat(lake.run("set session statement_timeout to '2 min'")).contains("120 s");
      assertThat(lake.error("SET statement_timeout = (SELECT 1)")).contains("ms, s, min, h");
    }
  }

  @Test
  void aStatementCannotRaiseTheLimitOfItsProcess() {
    try (TestLake lake = limited(700)) {
      for (String raise : List.of("SET statement_timeout = 0", "SET statement_timeout = 1")) {
        assertThat(lake.error(raise)).contains("700 ms at most");
      }
      lake.run("RESET");
      assertThat(lake.error(ENDLESS)).contains("after 700 ms, its time limit");
      assertThat(lake.run("SET statement_timeout = 200ms")).contains("200 ms");
      assertThat(lake.error(ENDLESS)).contains("after 200 ms");
      lake.run("RESET statement_timeout");
      assertThat(lake.error(ENDLESS)).contains("after 700 ms");
    }
  }

  private TestLake limited(long millis) {
    return new TestLake(
        new LakeConfiguration(folder, List.of(), 2, 1L << 30, millis),
        Clock.systemUTC(),
        UUID::randomUUID,
        RandomGenerator.getDefault(),
        LockSupport::parkNanos,
        UnaryOperator.identity());
  }
}
