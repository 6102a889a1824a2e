package io.lakewise.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.repair.RepairReport;
import io.lakewise.engine.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeRepairTest {

  @TempDir Path folder;

  private void loseState() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("lake/_lakewise"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void rebuildsNamesAndReferencesFromTheTablesAlone() throws IOException {
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      lake.run("CREATE SCHEMA shop");
      lake.run("CREATE TABLE shop.sales (a INT)");
      lake.run("INSERT INTO shop.sales VALUES (1), (2)");
      lake.run("ALTER TABLE shop.sales RENAME TO shop.orders");
      lake.run("CREATE TABLE c SHALLOW CLONE shop.orders");
      lake.run("CREATE TABLE elsewhere (a INT) LOCATION 'mine/elsewhere'");
      lake.run("CREATE TABLE gone (a INT)");
      lake.run("DROP TABLE gone");
      lake.run("CREATE SCHEMA old");
      lake.run("CREATE TABLE old.t (a INT)");
      lake.run("DROP SCHEMA old CASCADE");
    }
    loseState();
    Files.createDirectories(folder.resolve("lake/broken/_delta_log"));
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      assertThat(lake.error("SELECT * FROM shop.orders")).contains("does not exist");
      RepairReport report = lake.lake().repair();
      assertThat(report.named().stream().map(TableEntry::name).map(Object::toString))
          .containsExactlyInAnyOrder(
              "main.shop.orders", "main.default.c", "main.default.elsewhere");
      assertThat(report.dropped()).hasSize(2);
      assertThat(report.clones()).isEqualTo(1);
      assertThat(report.unreadable()).hasSize(1);
      assertThat(lake.value("SELECT count(*) FROM c")).isEqualTo(2L);
      assertThat(lake.error("DROP TABLE shop.orders PURGE")).contains("shallow clone");
      lake.run("UNDROP TABLE gone");
      assertThat(lake.lake().repair().named()).isEmpty();
    }
  }

  @Test
  void whatPoliciesByTagCoveredStaysClosed() throws IOException {
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      lake.run("CREATE FUNCTION none() RETURNS BOOLEAN RETURN false");
      for (String schema : List.of("hr", "free", "one")) {
        lake.run("CREATE SCHEMA " + schema);
        lake.run("CREATE TABLE " + schema + ".t (a INT)");
        lake.run("INSERT INTO " + schema + ".t VALUES (1)");
      }
      lake.run("CREATE TABLE one.other AS SELECT 1 AS a");
      lake.run("CREATE TABLE one.gone AS SELECT 1 AS a");
      String tagged = " ROW FILTER none TO `account users` FOR TABLES WHEN has_tag('secret')";
      lake.run("CREATE POLICY P ON SCHEMA hr" + tagged);
      lake.run("CREATE POLICY p ON TABLE one.t" + tagged);
      lake.run("CREATE POLICY p ON TABLE one.gone" + tagged);
      lake.run("CREATE POLICY q ON SCHEMA free" + tagged);
      lake.run("DROP POLICY Q ON SCHEMA free");
      lake.run("ALTER TABLE hr.t SET TAGS ('secret' = '')");
      assertThat(lake.sql("SELECT * FROM hr.t")).isEmpty();
      lake.run("DROP TABLE one.gone");
      lake.run("ALTER TABLE one.t RENAME TO one.renamed");
    }
    loseState();
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      assertThat(lake.lake().repair().closing()).containsExactlyInAnyOrder("P", "p", "p");
      assertThat(lake.sql("SELECT * FROM free.t")).containsExactly(List.of(1));
      assertThat(lake.sql("SELECT * FROM one.other")).containsExactly(List.of(1));
      lake.run("UNDROP TABLE one.gone");
      for (String table : List.of("hr.t", "one.renamed", "one.gone")) {
        assertThat(lake.error("SELECT count(*) FROM " + table))
            .contains("CREATE OR REPLACE POLICY");
      }
      assertThat(lake.lake().repair().closing()).isEmpty();
      lake.run("CREATE FUNCTION odd(a INT) RETURNS BOOLEAN RETURN a % 2 = 1");
      lake.run(
          "CREATE OR REPLACE POLICY p ON SCHEMA hr ROW FILTER odd TO `account users` FOR TABLES"
              + " MATCH COLUMNS has_tag('n') AS n USING COLUMNS (n)");
      assertThat(lake.sql("SELECT * FROM hr.t")).containsExactly(List.of(1));
      lake.run("DROP POLICY p ON TABLE one.renamed");
      assertThat(lake.sql("SELECT * FROM one.renamed")).containsExactly(List.of(1));
      lake.run("DROP POLICY p ON TABLE one.gone");
    }
    loseState();
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      assertThat(lake.lake().repair().closing()).containsExactly("p");
    }
  }

  @Test
  void aPolicyIsNeverWithoutItsMark() throws IOException {
    Path marks = folder.resolve("lake/_policies");
    String create =
        "CREATE POLICY p ON SCHEMA default ROW FILTER none TO `account users` FOR TABLES";
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      lake.run("CREATE FUNCTION none() RETURNS BOOLEAN RETURN false");
      lake.run("CREATE TABLE t AS SELECT 1 AS a");
      Files.writeString(marks, "in the way");
      assertThat(lake.error(create)).contains("_policies");
      assertThat(lake.sql("SHOW POLICIES ON SCHEMA default")).isEmpty();
      Files.delete(marks);
      lake.run(create);
      assertThat(lake.error(create)).contains("already exists");
    }
    loseState();
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      assertThat(lake.lake().repair().closing()).containsExactly("p");
    }
  }

  @Test
  void aMarkThatNobodyCanReadClosesWhatComesBack() throws IOException {
    Path marks = folder.resolve("lake/_policies");
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      lake.run("CREATE FUNCTION none() RETURNS BOOLEAN RETURN false");
      for (String name : List.of("one", "other")) {
        lake.run("CREATE CATALOG " + name);
        lake.run("CREATE SCHEMA " + name + ".s");
        lake.run("CREATE TABLE " + name + ".s.t AS SELECT 1 AS a");
      }
      lake.run("CREATE POLICY p ON SCHEMA one.s ROW FILTER none TO `account users` FOR TABLES");
    }
    Path mark;
    try (Stream<Path> files = Files.list(marks)) {
      mark = files.findFirst().orElseThrow();
    }
    Files.writeString(mark, "not what was written");
    loseState();
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      RepairReport report = lake.lake().repair();
      assertThat(report.named()).hasSize(2);
      assertThat(report.unreadable())
          .singleElement()
          .satisfies(problem -> assertThat(problem.location()).isEqualTo(mark.toString()));
      String closing = "unreadable_" + mark.getFileName();
      assertThat(report.closing()).containsExactly(closing, closing);
      assertThat(lake.error("SELECT * FROM one.s.t")).contains("CREATE OR REPLACE POLICY");
      assertThat(lake.error("SELECT * FROM other.s.t")).contains("CREATE OR REPLACE POLICY");
      lake.run("DROP POLICY " + closing + " ON CATALOG other");
      assertThat(lake.sql("SELECT * FROM other.s.t")).containsExactly(List.of(1));
    }
  }

  @Test
  void namesTablesOfOthersLikeTheirFolders() throws IOException {
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      lake.run("CREATE TABLE t (a INT) LOCATION 'theirs/events'");
      lake.run("INSERT INTO t VALUES (1)");
    }
    loseState();
    stripNames(folder.resolve("lake/theirs/events/_delta_log"));
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      assertThat(lake.lake().repair().named()).hasSize(1);
      assertThat(lake.sql("SELECT * FROM events")).containsExactly(List.of(1));
    }
  }

  private static void stripNames(Path log) throws IOException {
    try (Stream<Path> files = Files.list(log)) {
      for (Path file : files.toList()) {
        if (file.toString().endsWith(".crc")) {
          Files.delete(file);
        } else if (file.toString().endsWith(".json")) {
          String text = Files.readString(file);
          Files.writeString(file, text.replaceAll(",?\"lakewise\\.[a-zA-Z]+\":\"[^\"]*\"", ""));
        }
      }
    }
  }

  @Test
  void bringsBackWhatIsInNoLogFromABackup() throws IOException {
    Path backup = folder.resolve("names.gz");
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      lake.run("CREATE TABLE t (a INT)");
      lake.run("CREATE VIEW v AS SELECT a FROM t");
      lake.run("CREATE FUNCTION f() RETURNS INT RETURN 1");
      assertThat(lake.lake().backup(backup)).isPositive();
    }
    loseState();
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      lake.lake().repair();
      assertThat(lake.lake().restore(backup).restored()).isPositive();
      assertThat(lake.value("SELECT count(*) + f() FROM v")).isEqualTo(1L);
    }
  }
}
