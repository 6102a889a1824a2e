package io.lakewise.engine.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Session;
import io.lakewise.table.kernel.KernelReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptimizeTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void makesOneFileOfManySmallOnes() {
    lake.run("CREATE TABLE t (id INT, name STRING)");
    for (int i = 0; i < 5; i++) {
      lake.run("INSERT INTO t VALUES (" + i + ", 'n" + i + "')");
    }
    lake.run("DELETE FROM t WHERE id = 3");
    Map<?, ?> metrics = optimize("OPTIMIZE t");
    assertThat(metrics.get("numFilesRemoved")).isEqualTo(4L);
    assertThat(metrics.get("numFilesAdded")).isEqualTo(1L);
    assertThat(kernel().files()).hasSize(1);
    assertThat(kernel().rows())
        .containsExactlyInAnyOrder(
            List.of(0, "n0"), List.of(1, "n1"), List.of(2, "n2"), List.of(4, "n4"));
    assertThat(TableFolders.commit(table(), 7))
        .contains("\"operation\":\"OPTIMIZE\"")
        .contains("\"dataChange\":false")
        .doesNotContain("\"dataChange\":true");
    assertThat(optimize("OPTIMIZE t").get("numFilesRemoved")).isEqualTo(0L);
    assertThat(kernel().latestVersion()).isEqualTo(7);
  }

  @Test
  void aDryRunTellsWhatIsDoneWithoutIt() {
    lake.run("CREATE TABLE t (id INT, day INT) PARTITIONED BY (day)");
    for (int i = 0; i < 3; i++) {
      lake.run("INSERT INTO t SELECT j, j % 2 FROM range(1000) r(j)");
    }
    lake.run("INSERT INTO t VALUES (1, 7)");
    lake.run("DELETE FROM t WHERE id < 500 AND day = 0");
    long version = kernel().latestVersion();
    for (String rest : List.of("WHERE day = 0", "", "ZORDER BY (id)", "")) {
      Map<?, ?> foreseen = optimize("OPTIMIZE t DRY RUN " + rest);
      assertThat(kernel().latestVersion()).as("nothing is written").isEqualTo(version);
      Map<?, ?> done = optimize("OPTIMIZE t " + rest);
      for (String same :
          List.of(
              "numFilesAdded",
              "numFilesRemoved",
              "filesRemoved",
              "partitionsOptimized",
              "totalConsideredFiles",
              "totalFilesSkipped",
              "numDeletionVectorsRemoved")) {
        assertThat((Object) foreseen.get(same)).as(rest + same).isEqualTo(done.get(same));
      }
      version = kernel().latestVersion();
    }
  }

  @Test
  void aDryRunForeseesHowManyFilesThereWillBe() {
    lake.run("CREATE TABLE t (a INT) TBLPROPERTIES ('delta.targetFileSize' = '40kb')");
    lake.run("INSERT INTO t SELECT (hash(i) % 1000000)::INT FROM range(200000) r(i)");
    lake.run("DELETE FROM t WHERE a % 2 = 0");
    Map<?, ?> foreseen = optimize("OPTIMIZE t DRY RUN ZORDER BY (a)");
    Map<?, ?> done = optimize("OPTIMIZE t ZORDER BY (a)");
    long files = (Long) foreseen.get("numFilesAdded");
    assertThat(files).isGreaterThan(2);
    assertThat((Long) done.get("numFilesAdded")).isBetween(files / 3, files * 3);
  }

  @Test
  void writesFilesWithManyDeletedRowsAnew() {
    lake.run("CREATE TABLE t AS SELECT i AS id FROM range(1000) r(i)");
    lake.run("DELETE FROM t WHERE id < 10");
    assertThat(optimize("OPTIMIZE t").get("numFilesRemoved")).isEqualTo(0L);
    lake.run("DELETE FROM t WHERE id < 100");
    Map<?, ?> metrics = optimize("OPTIMIZE t");
    assertThat(metrics.get("numDeletionVectorsRemoved")).isEqualTo(1L);
    assertThat(kernel().rows()).hasSize(900);
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(900L);
  }

  @Test
  void compactsEachPartitionAndOnlyThoseOfTheCondition() {
    lake.run("CREATE TABLE t (id INT, day DATE) PARTITIONED BY (day)");
    for (int i = 0; i < 3; i++) {
      lake.run("INSERT INTO t VALUES (1, '2026-01-01'), (2, '2026-01-02'), (3, NULL)");
    }
    Map<?, ?> metrics = optimize("OPTIMIZE t WHERE day = '2026-01-02'");
    assertThat(metrics.get("numFilesRemoved")).isEqualTo(3L);
    assertThat(metrics.get("partitionsOptimized")).isEqualTo(1L);
    metrics = optimize("OPTIMIZE t");
    assertThat(metrics.get("numFilesRemoved")).isEqualTo(6L);
    assertThat(metrics.get("numFilesAdded")).isEqualTo(2L);
    assertThat(kernel().rows()).hasSize(9);
    assertThat(lake.value("SELECT count(*) FROM t WHERE day IS NULL")).isEqualTo(3L);
  }

  @Test
  void keepsTheSizeThatThePropertySays() {
    lake.run(
        "CREATE TABLE t (a DOUBLE, b DOUBLE) TBLPROPERTIES ('delta.targetFileSize' = '256kb')");
    lake.run("INSERT INTO t SELECT random(), random() FROM range(400000)");
    Map<?, ?> metrics = optimize("OPTIMIZE t ZORDER BY (a)");
    assertThat((Long) metrics.get("numFilesAdded")).isBetween(15L, 40L);
  }

  @Test
  void selectiveQueriesReadFewFilesAfterZorder() {
    points("");
    long before = filesLeft(1, 40);
    Map<?, ?> metrics = optimize("OPTIMIZE t ZORDER BY (a, b)");
    long files = (Long) metrics.get("numFilesAdded");
    assertThat(files).isGreaterThan(30);
    long after = filesLeft(41, 41);
    assertThat(before).isGreaterThan(60);
    assertThat(after).isLessThan(files * 2 * 4 / 10);
    assertThat(kernel().rows()).hasSize(200_000);
    assertThat(optimize("OPTIMIZE t ZORDER BY (a, b)").get("numFilesAdded")).isEqualTo(0L);
    lake.run("INSERT INTO t VALUES (1, 'x', 2)");
    assertThat((Long) optimize("OPTIMIZE t ZORDER BY (a, b)").get("numFilesRemoved"))
        .isEqualTo(files + 1);
  }

  @Test
  void clusteredTablesAreLaidOutByHilbertCurve() {
    points("CLUSTER BY (a, b)");
    Map<?, ?> metrics = optimize("OPTIMIZE t");
    long files = (Long) metrics.get("numFilesAdded");
    long after = filesLeft(41, 41);
    assertThat(after).isLessThan(files * 2 * 4 / 10);
    assertThat(TableFolders.commit(table(), kernel().latestVersion()))
        .contains("\"clusteringProvider\":\"lakewise\"");
    assertThat(optimize("OPTIMIZE t").get("numFilesAdded")).isEqualTo(0L);
    assertThat((Long) optimize("OPTIMIZE t FULL").get("numFilesAdded")).isEqualTo(files);
    assertThat(kernel().rows()).hasSize(200_000);
    assertThat(lake.error("OPTIMIZE t ZORDER BY (a)")).contains("is clustered");
  }

  @Test
  void rowsKeepTheirIds() {
    lake.run("CREATE TABLE t (id INT) TBLPROPERTIES ('delta.enableRowTracking' = 'true')");
    lake.run("INSERT INTO t VALUES (1), (2)");
    lake.run("INSERT INTO t VALUES (3)");
    lake.run("DELETE FROM t WHERE id = 1");
    optimize("OPTIMIZE t");
    String commit = TableFolders.commit(table(), 4);
    assertThat(commit).contains("\"baseRowId\":3");
    assertThat(kernel().rows()).containsExactlyInAnyOrder(List.of(2), List.of(3));
    String column = commit.isEmpty() ? "" : rowIdColumn();
    List<Path> files = TableFolders.dataFiles(table());
    try (java.sql.Connection duckDb = java.sql.DriverManager.getConnection("jdbc:duckdb:");
        java.sql.ResultSet rows =
            duckDb
                .createStatement()
                .executeQuery(
                    "SELECT list((id, \""
                        + column
                        + "\") ORDER BY id)::VARCHAR FROM read_parquet("
                        + files.stream().map(f -> "'" + f + "'").toList()
                        + ", union_by_name = true) WHERE \""
                        + column
                        + "\" IS NOT NULL")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("[(2, 1), (3, 2)]");
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  private String rowIdColumn() {
    java.util.regex.Matcher matcher =
        java.util.regex.Pattern.compile("_row-id-col-[0-9a-f-]+")
            .matcher(TableFolders.commit(table(), 0));
    assertThat(matcher.find()).isTrue();
    return matcher.group();
  }

  @Test
  void deletesThatRaceAreNotLost() {
    lake.run("CREATE TABLE t (id INT)");
    for (int i = 0; i < 8; i++) {
      lake.run("INSERT INTO t SELECT " + i + " * 1000 + i FROM range(1000) r(i)");
    }
    CompletableFuture<Void> deletes =
        CompletableFuture.runAsync(
            () -> {
              try (Session other = lake.session(Principal.LOCAL)) {
                for (int i = 0; i < 8; i++) {
                  delete(other, i * 1000 + 7);
                }
              }
            });
    for (int i = 0; i < 6; i++) {
      lake.run("INSERT INTO t VALUES (" + (100_000 + i) + ")");
      try {
        lake.sql("OPTIMIZE t");
      } catch (io.lakewise.table.transaction.CommitConflictException lost) {
        assertThat(lost.getMessage()).contains("committed first");
      }
    }
    deletes.join();
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(8000L - 8 + 6);
    assertThat(lake.value("SELECT count(*) FROM t WHERE id < 100000 AND id % 1000 = 7"))
        .isEqualTo(0L);
    assertThat(kernel().rows()).hasSize(8000 - 8 + 6);
  }

  private static void delete(Session session, int id) {
    while (true) {
      try {
        session.execute("DELETE FROM t WHERE id = " + id).close();
        return;
      } catch (io.lakewise.table.transaction.CommitConflictException again) {
        assertThat(again.getMessage()).contains("committed first");
      }
    }
  }

  @Test
  void refusesWhatCannotBeLaidOut() {
    lake.run("CREATE TABLE t (id INT, m MAP<STRING, INT>, day DATE) PARTITIONED BY (day)");
    assertThat(lake.error("OPTIMIZE t ZORDER BY (x)")).contains("no column x");
    assertThat(lake.error("OPTIMIZE t ZORDER BY (day)")).contains("partition column");
    assertThat(lake.error("OPTIMIZE t ZORDER BY (m)")).contains("without an order");
  }

  @Test
  void laysOutByMembersOfStructsAndSkewedStringsWithNulls() {
    lake.run("CREATE TABLE t (s STRUCT<a: INT, b: STRING>, n STRING)");
    lake.run(
        "INSERT INTO t SELECT {a: i, b: NULL}, CASE WHEN i % 3 = 0 THEN NULL ELSE 'same' END FROM"
            + " range(1000) r(i)");
    optimize("OPTIMIZE t ZORDER BY (s.a, n, s.b)");
    assertThat(lake.sql("SELECT count(*), sum(s.a)::BIGINT, count(n) FROM t"))
        .containsExactly(List.of(1000L, 499500L, 666L));
    assertThat(kernel().rows()).hasSize(1000);
  }

  /** 200,000 points. */
  private void points(String clustering) {
    lake.run(
        "CREATE TABLE t (a INT, b STRING, c BIGINT) "
            + clustering
            + " TBLPROPERTIES ('delta.targetFileSize' = '40kb')");
    for (int i = 0; i < 40; i++) {
      lake.run(
          "INSERT INTO t SELECT (hash(i) % 1000)::INT, printf('%03d', hash(i + 7777777) % 1000),"
              + (" hash(i) % 1000000000 FROM range("
                  + i * 5000
                  + ", "
                  + (i + 1) * 5000
                  + ") r(i)"));
    }
  }

  /** Files that a range of a and a range of b leave, by the statistics in some commits. */
  private long filesLeft(long first, long last) {
    long left = 0;
    for (long version = first; version <= last; version++) {
      for (String line : TableFolders.commit(table(), version).split("\n")) {
        JsonNode stats = TableFolders.json(line).path("add").path("stats");
        if (stats.isTextual()) {
          JsonNode least = TableFolders.json(stats.asText()).path("minValues");
          JsonNode most = TableFolders.json(stats.asText()).path("maxValues");
          left += least.path("a").asInt() <= 110 && most.path("a").asInt() >= 100 ? 1 : 0;
          boolean under = least.path("b").asText().compareTo("110") <= 0;
          left += under && most.path("b").asText().compareTo("100") >= 0 ? 1 : 0;
        }
      }
    }
    return left;
  }

  private Map<?, ?> optimize(String statement) {
    List<List<Object>> rows = lake.sql(statement);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).get(0)).isEqualTo(table().toString());
    return (Map<?, ?>) rows.get(0).get(1);
  }

  private Path table() {
    return TableFolders.only(folder.resolve("lake"));
  }

  private KernelReader kernel() {
    return TableFolders.kernel(folder.resolve("lake"));
  }
}
