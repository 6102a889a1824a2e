package io.lakewise.engine.pruning;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files that conditions read are exactly those that a brute-force check over the logged
 * statistics leaves, and the rows are those of raw DuckDB over all files.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PruningTest {

  private static final String ZONE = "America/New_York";

  private TestLake lake;
  private PrunedTable values;
  private PrunedTable days;

  @BeforeAll
  void createTables(@TempDir Path folder) throws SQLException {
    lake = new TestLake(folder.resolve("lake"));
    PruningData.create(lake);
    values = new PrunedTable(lake, "v", Set.of(), PruningData.VALUE_TYPES);
    days = new PrunedTable(lake, "days", Set.of("day", "kind"), PruningData.DAY_TYPES);
  }

  @AfterAll
  void close() throws SQLException {
    values.close();
    days.close();
    lake.close();
  }

  static Stream<String> conditions() {
    return PruningData.conditions("conditions.txt").stream();
  }

  static Stream<String> partitionConditions() {
    return PruningData.conditions("partition-conditions.txt").stream();
  }

  static Stream<String> opaqueConditions() {
    return PruningData.conditions("opaque-conditions.txt").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conditions")
  void readsWhatTheStatisticsLeave(String condition) throws SQLException {
    check(values, condition, condition);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("partitionConditions")
  void readsWhatThePartitionsLeave(String condition) throws SQLException {
    check(days, condition, condition);
  }

  /** What stands before the arrow cannot all be decided; what stands after it can. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("opaqueConditions")
  void readsWhatTheDecidablePartLeaves(String line) throws SQLException {
    String[] parts = line.split(" => ", 2);
    check(values, parts[0], parts[1]);
  }

  private void check(PrunedTable table, String condition, String decidable) throws SQLException {
    assertThat(table.read(condition, ZONE)).as("files read").isEqualTo(table.left(decidable, ZONE));
    assertThat(table.found(condition, ZONE)).as("ids").isEqualTo(table.expected(condition, ZONE));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"w = 5", "w > 3000000000", "w < 2", "w IS NULL", "w BETWEEN 8 AND 20"})
  void readsWhatWidenedAndMarkedFilesLeave(String condition) throws SQLException {
    lake.run(
        "CREATE OR REPLACE TABLE wide (id BIGINT, w INT)"
            + " TBLPROPERTIES ('delta.enableTypeWidening' = 'true')");
    lake.run("INSERT INTO wide SELECT x, x FROM range(10) AS r(x)");
    lake.run("INSERT INTO wide VALUES (20, NULL), (21, 5)");
    lake.run("DELETE FROM wide WHERE id IN (0, 20)");
    lake.run("ALTER TABLE wide ALTER COLUMN w TYPE BIGINT");
    lake.run("INSERT INTO wide VALUES (30, 5000000000), (31, -1)");
    try (PrunedTable wide = new PrunedTable(lake, "wide", Set.of(), "id BIGINT\nw BIGINT")) {
      assertThat(wide.read(condition, ZONE)).isEqualTo(wide.left(condition, ZONE));
      Set<Long> rows = new TreeSet<>(wide.expected(condition, ZONE));
      rows.removeAll(Set.of(0L, 20L));
      assertThat(wide.found(condition, ZONE)).isEqualTo(rows);
    }
  }

  /** A plan names members without quotes: what looks like a condition is part of a name. */
  @Test
  void namesOfMembersThatLookLikeConditionsDecideNothing() {
    lake.run("CREATE TABLE named AS SELECT 1 AS id, {'a) AND (false) AND (b': 7, 'a': 1} AS st");
    lake.run("INSERT INTO named VALUES (2, {'a) AND (false) AND (b': 8, 'a': 2})");
    assertThat(lake.sql("SELECT id FROM named WHERE st.\"a) AND (false) AND (b\" = 7"))
        .isEqualTo(List.of(List.of(1)));
    assertThat(lake.sql("SELECT id FROM named WHERE st.a = 2")).isEqualTo(List.of(List.of(2)));
  }

  @Test
  void theTablesHaveEnoughFiles() {
    assertThat(List.of(values.files(), days.files())).allMatch(files -> files >= 9);
  }
}
