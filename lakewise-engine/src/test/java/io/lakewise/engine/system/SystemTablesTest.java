package io.lakewise.engine.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.system.SystemTable.Column;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.PrimitiveType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemTablesTest {

  private static final SystemTable TABLE =
      new SystemTable(
          "query",
          "history",
          "What was asked",
          List.of(
              new Column("id", PrimitiveType.LONG, "which"),
              new Column("words", new ArrayType(PrimitiveType.STRING, false), "some")));

  @TempDir Path folder;
  private TestLake lake;
  private SystemTables tables;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    tables = lake.lake().systemTables();
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private static List<Object> row(long id) {
    return Arrays.asList(id, id % 2 == 0 ? null : List.of("a", "b"));
  }

  private boolean append(SystemTable table, List<Object> row, String application, long version) {
    return tables.append(table, application, version, written -> List.of(row));
  }

  @Test
  void appendsEachVersionOnce() {
    List<Long> written = new ArrayList<>();
    for (long version : List.of(5L, 5L, 6L)) {
      tables.append(
          TABLE,
          "one",
          version,
          before -> {
            written.add(before);
            return before == -1 ? List.of(row(1), row(2)) : List.of();
          });
    }
    assertThat(written).containsExactly(-1L, 5L);
    assertThat(append(TABLE, row(3), "another", 1)).isTrue();
    assertThat(append(TABLE, row(3), "another", 1)).isFalse();
    assertThat(lake.sql("SELECT id, words FROM system.query.history ORDER BY id").toString())
        .isEqualTo("[[1, [a, b]], [2, null], [3, [a, b]]]");
    assertThat(lake.sql("SHOW SCHEMAS IN system").toString()).contains("query");
  }

  @Test
  void writesSmallFilesAnewTogether() {
    for (int version = 0; version < 32; version++) {
      append(TABLE, row(version), "one", version);
    }
    assertThat(tables.compact(TABLE)).isTrue();
    assertThat(tables.compact(TABLE)).isFalse();
    assertThat(tables.rows(TABLE)).hasSize(32).contains(row(7), row(8));
    assertThat(lake.value("SELECT count(DISTINCT id) FROM system.query.history")).isEqualTo(32L);
    assertThat(lake.pruned("SELECT * FROM system.query.history", "UTC").get(0).selection().files())
        .hasSize(1);
  }

  @Test
  void forgetsOldFilesAfterTheRetention() throws IOException {
    for (int version = 0; version < 32; version++) {
      append(TABLE, row(version), "one", version);
    }
    tables.compact(TABLE);
    Path data = lake.lake().layout().tables();
    tables.vacuum(TABLE);
    assertThat(parquetFiles(data)).isEqualTo(33);
    lake.close();
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));
    lake = new TestLake(folder.resolve("lake"), List.of(), later);
    tables = lake.lake().systemTables();
    tables.vacuum(TABLE);
    assertThat(parquetFiles(data)).isEqualTo(1);
    assertThat(lake.value("SELECT count(DISTINCT id) FROM system.query.history")).isEqualTo(32L);
  }

  private static long parquetFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .filter(file -> !file.toString().contains("_delta_log"))
          .count();
    }
  }

  @Test
  void getsTheColumnsOfALaterReleaseAndKeepsThoseOfAnother() {
    append(TABLE, row(1), "one", 1);
    List<Column> columns = new ArrayList<>(TABLE.columns());
    columns.add(1, new Column("added", PrimitiveType.STRING, "new"));
    SystemTable later = new SystemTable("query", "history", "What was asked", columns);
    append(later, Arrays.asList(2L, "x", null), "one", 2);
    append(TABLE, row(3), "one", 3);
    assertThat(lake.sql("SELECT id, words, added FROM system.query.history ORDER BY id").toString())
        .isEqualTo("[[1, [a, b], null], [2, null, x], [3, [a, b], null]]");
  }

  @Test
  void letsNobodyElseChangeThem() {
    append(TABLE, row(1), "one", 1);
    String place =
        String.valueOf(
            lake.value("SELECT location FROM (DESCRIBE DETAIL system.query.history) AS d"));
    for (String statement :
        List.of(
            "INSERT INTO system.query.history VALUES (1, NULL)",
            "INSERT INTO delta.`" + place + "` VALUES (1, NULL)",
            "DELETE FROM system.query.history",
            "TRUNCATE TABLE System.Query.History",
            "MERGE INTO system.query.history USING (SELECT 1 AS x) s ON id = x WHEN MATCHED THEN"
                + " DELETE",
            "DROP TABLE system.query.history",
            "ALTER TABLE system.query.history ADD COLUMN c INT",
            "ALTER TABLE system.query.history RENAME TO main.default.mine",
            "COMMENT ON TABLE system.query.history IS 'x'",
            "CREATE TABLE system.query.mine (a INT)",
            "CREATE OR REPLACE TABLE system.query.history (a INT)",
            "CREATE VIEW system.query.mine AS SELECT 1 AS a",
            "CREATE FUNCTION system.query.f() RETURNS INT RETURN 1",
            "CREATE SCHEMA system.mine",
            "DROP SCHEMA system.query CASCADE",
            "DROP CATALOG system CASCADE",
            "OPTIMIZE system.query.history",
            "VACUUM system.query.history",
            "RESTORE TABLE system.query.history TO VERSION AS OF 0",
            "COPY INTO system.query.history FROM 'files/x.csv' FILEFORMAT = CSV")) {
      assertThat(lake.error(statement)).as(statement).contains("written by Lakewise");
    }
    lake.run("CREATE TABLE mine AS SELECT * FROM system.query.history");
    assertThat(lake.value("SELECT count(*) FROM mine")).isEqualTo(1L);
  }

  @Test
  void areBroughtUpToDateBeforeTheyAreRead() {
    AtomicInteger calls = new AtomicInteger();
    lake.lake().beforeSystemReads(() -> append(TABLE, row(9), "one", calls.incrementAndGet()));
    assertThat(lake.value("SELECT count(*) FROM system.query.history")).isEqualTo(1L);
    lake.sql("DESCRIBE system.query.history");
    assertThat(lake.value("SELECT count(*) FROM system.query.history")).isEqualTo(3L);
    lake.sql("SELECT * FROM system.information_schema.tables");
    assertThat(calls).hasValue(3);
  }
}
