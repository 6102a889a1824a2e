package io.lakewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.kernel.KernelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake's folder may be moved, copied and backed up, and opened wherever it is then. */
class MovedLakeTest {

  private static final List<String> FIRST =
      List.of(
          "CREATE TABLE s (a INT, p STRING) PARTITIONED BY (p)",
          "INSERT INTO s VALUES (1, 'x'), (2, 'x'), (3, 'y z')",
          "DELETE FROM s WHERE a = 1",
          "CREATE TABLE placed (a INT) LOCATION 'mine/placed'",
          "INSERT INTO placed VALUES (7)",
          "CREATE TABLE c SHALLOW CLONE s",
          "CREATE TABLE cc SHALLOW CLONE c LOCATION 'deep/er/cc'",
          "CREATE VIEW v AS SELECT * FROM c JOIN (SELECT a AS b FROM delta.`mine/placed`) ON true",
          "CREATE FUNCTION most() RETURNS INT RETURN (SELECT max(a) FROM s)",
          "CREATE TABLE gone (a INT)",
          "DROP TABLE gone");

  @TempDir Path folder;

  private TestLake made() {
    TestLake lake = new TestLake(folder.resolve("here/lake"));
    FIRST.forEach(lake::run);
    return lake;
  }

  private static List<List<Object>> rows(TestLake lake, String table) {
    return lake.sql("SELECT a, p FROM " + table + " ORDER BY a");
  }

  private static void checkAll(TestLake lake) {
    for (String table : List.of("s", "c", "cc", "cc VERSION AS OF 0")) {
      assertThat(rows(lake, table)).containsExactly(List.of(2, "x"), List.of(3, "y z"));
    }
    assertThat(lake.sql("SELECT a, b FROM v ORDER BY a"))
        .containsExactly(List.of(2, 7), List.of(3, 7));
    assertThat(lake.value("SELECT most()")).isEqualTo(3);
    assertThat(lake.sql("SHOW VIEWS")).hasSize(1);
  }

  @Test
  void everythingReadsAndWritesWhereTheLakeHasBeenMovedTo() throws IOException {
    made().close();
    Path there = folder.resolve("there");
    Files.move(folder.resolve("here"), there);
    try (TestLake lake = new TestLake(there.resolve("lake"))) {
      checkAll(lake);
      assertThat(KernelReader.of(there.resolve("lake/deep/er/cc")).rows()).hasSize(2);
      assertThat(lake.lake().repair().named()).isEmpty();
      assertThat(lake.error("DROP TABLE s PURGE")).contains("2 shallow clone(s)");
      lake.run("INSERT INTO s VALUES (4, 'w')");
      lake.run("UPDATE c SET a = 20 WHERE a = 2");
      lake.run("DELETE FROM cc WHERE a = 3");
      lake.run("INSERT INTO placed VALUES (8)");
      lake.run("UNDROP TABLE gone");
      lake.run("CREATE TABLE ccc SHALLOW CLONE cc");
      assertThat(rows(lake, "c")).containsExactly(List.of(3, "y z"), List.of(20, "x"));
      assertThat(rows(lake, "ccc")).containsExactly(List.of(2, "x"));
      lake.run("DELETE FROM s");
    }
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));
    try (TestLake lake = new TestLake(there.resolve("lake"), List.of(), later)) {
      lake.run("VACUUM s");
      lake.run("VACUUM c");
      assertThat(rows(lake, "c")).containsExactly(List.of(3, "y z"), List.of(20, "x"));
      assertThat(rows(lake, "ccc")).containsExactly(List.of(2, "x"));
      lake.run("DROP TABLE ccc PURGE");
      assertThat(lake.error("DROP TABLE c PURGE")).contains("1 shallow clone(s)");
    }
    assertThat(folder.resolve("here")).doesNotExist();
  }

  @Test
  void aCopyAndItsOriginalKnowNothingOfEachOther() throws IOException {
    made().close();
    Path copy = folder.resolve("copy");
    copy(folder.resolve("here/lake"), copy);
    try (TestLake lake = new TestLake(copy)) {
      lake.run("DELETE FROM s");
      lake.run("DELETE FROM c");
      lake.run("DROP TABLE cc PURGE");
    }
    try (TestLake lake = new TestLake(folder.resolve("here/lake"))) {
      checkAll(lake);
      assertThat(lake.error("DROP TABLE s PURGE")).contains("2 shallow clone(s)");
    }
  }

  @Test
  void namesComeBackFromTheLogsOrABackupWhereTheLakeIsNow() throws IOException {
    Path backup = folder.resolve("names.gz");
    try (TestLake lake = made()) {
      lake.lake().backup(backup);
    }
    Path there = folder.resolve("there");
    Files.move(folder.resolve("here/lake"), there);
    Files.delete(there.resolve("_lakewise/state.db"));
    try (TestLake lake = new TestLake(there)) {
      lake.lake().restore(backup);
      checkAll(lake);
    }
    Files.delete(there.resolve("_lakewise/state.db"));
    try (TestLake lake = new TestLake(there)) {
      assertThat(lake.lake().repair().clones()).isEqualTo(3);
      assertThat(rows(lake, "cc")).hasSize(2);
      assertThat(lake.error("DROP TABLE s PURGE")).contains("2 shallow clone(s)");
      assertThat(lake.lake().restore(backup).restored()).isEqualTo(2);
      checkAll(lake);
    }
  }

  @Test
  void aRowThatLeadsOutOfTheLakeIsRefused() throws IOException {
    try (TestLake lake = made()) {
      copy(folder.resolve("here/lake/mine/placed"), folder.resolve("outside"));
      for (String place :
          List.of(
              "../../outside",
              "mine/../../../outside",
              folder.resolve("outside").toString(),
              "/etc")) {
        lake.lake()
            .state()
            .write(
                handle ->
                    handle.execute(
                        "UPDATE relations SET location = ? WHERE name = 'placed'", place));
        assertThat(lake.error("SELECT * FROM placed")).as(place).contains("outside");
        assertThat(lake.error("INSERT INTO placed VALUES (1)")).as(place).contains("outside");
      }
      assertThat(lake.error("SELECT * FROM delta.`../../outside`")).contains("outside");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
