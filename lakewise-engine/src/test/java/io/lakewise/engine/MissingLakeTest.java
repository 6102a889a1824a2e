package io.lakewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
