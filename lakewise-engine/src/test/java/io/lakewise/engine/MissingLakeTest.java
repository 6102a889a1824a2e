package io.lakewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lake whose folder is not there: only what creates something makes it. */
class MissingLakeTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SHOW TABLES",
        "SHOW SCHEMAS",
        "SELECT * FROM information_schema.tables",
        "DROP TABLE IF EXISTS t",
        "DROP VIEW IF EXISTS v",
        "CREATE SCHEMA IF NOT EXISTS default",
        "EXPLAIN SELECT 1",
        "USE default",
        "CREATE TEMPORARY VIEW v AS SELECT 1",
        "DESCRIBE SCHEMA default"
      })
  void whatCreatesNothingMakesNoLake(String statement) throws IOException {
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      lake.sql(statement);
    }
    assertThat(entries()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM t",
        "INSERT INTO t VALUES (1)",
        "DROP TABLE t",
        "DROP VIEW t",
        "DROP FUNCTION t",
        "ALTER TABLE t RENAME TO u",
        "ALTER SCHEMA t OWNER TO u",
        "COMMENT ON TABLE t IS 'c'",
        "CREATE TABLE u SHALLOW CLONE t",
        "CREATE VIEW v AS SELECT * FROM t",
        "CREATE TABLE t.u (i INT)",
        "CREATE TABLE u AS SELECT * FROM t",
        "VACUUM t",
        "DESCRIBE HISTORY t"
      })
  void whatIsNotThereIsSaidNotToExist(String statement) throws IOException {
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      assertThat(lake.error(statement)).contains("does not exist");
    }
    assertThat(entries()).isEmpty();
  }

  @Test
  void whatFailsMakesNoLakeAndTheNextStatementDoes() throws IOException {
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      assertThat(lake.error("CREATE SCHEMA default")).contains("already exists");
      assertThat(entries()).isEmpty();
      lake.run("CREATE VIEW v AS SELECT 42 AS answer");
      assertThat(lake.value("SELECT answer FROM v")).isEqualTo(42);
      try (TestLake other = new TestLake(folder.resolve("lake"))) {
        assertThat(other.value("SELECT answer FROM v")).isEqualTo(42);
      }
    }
  }

  @Test
  void aLakeThatSomebodyElseMakesIsSeen() {
    try (TestLake lake = new TestLake(folder.resolve("lake"));
        TestLake other = new TestLake(folder.resolve("lake"))) {
      assertThat(lake.sql("SHOW TABLES")).isEmpty();
      other.run("CREATE TABLE t AS SELECT 7 AS i");
      assertThat(lake.value("SELECT i FROM t")).isEqualTo(7);
      lake.run("INSERT INTO t VALUES (8)");
      assertThat(other.value("SELECT sum(i)::INT FROM t")).isEqualTo(15);
    }
  }

  @Test
  void aQueryThatSpillsNeedsNoLake() throws IOException {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    try (Lake lake =
            Lake.open(
                new LakeConfiguration(folder.resolve("lake"), List.of(), 1, 50L << 20),
                new Surroundings(
                    Clock.systemUTC(),
                    UUID::randomUUID,
                    RandomGenerator.getDefault(),
                    LockSupport::parkNanos,
                    timer,
                    error -> {}));
        Session session = lake.session(Principal.LOCAL);
        Result result =
            session.execute(
                "SELECT count(*) FROM (SELECT md5(i::VARCHAR) k, i FROM range(1000000) r(i)"
                    + " ORDER BY k OFFSET 1)")) {
      assertThat(result.next()).isEqualTo(List.of(999_999L));
    } catch (LakewiseException failure) {
      throw new AssertionError(failure.getMessage(), failure);
    } finally {
      timer.shutdownNow();
    }
    assertThat(entries()).isEmpty();
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
