package io.lakewise.engine.describe;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.run(
        "CREATE TABLE t (id INT NOT NULL COMMENT 'the key', day DATE, price DECIMAL(10,2) DEFAULT"
            + " 1.5, s STRUCT<a: INT NOT NULL COMMENT 'inner', b: STRING>, CONSTRAINT positive"
            + " CHECK (id > 0)) PARTITIONED BY (day) COMMENT 'things' TBLPROPERTIES ('k' = 'v')");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void describesColumnsWithTypesCommentsAndPartitions() {
    List<List<Object>> rows = lake.sql("DESCRIBE t");
    assertThat(rows)
        .contains(
            List.of("id", "INTEGER", "the key"),
            Arrays.asList("price", "DECIMAL(10,2)", null),
            List.of("# Partition Information", "", ""));
    assertThat(lake.sql("DESC TABLE main.default.t")).isEqualTo(rows);
    assertThat(lake.columns("DESCRIBE t"))
        .containsExactly(
            new ResultColumn("col_name", "VARCHAR"),
            new ResultColumn("data_type", "VARCHAR"),
            new ResultColumn("comment", "VARCHAR"));
  }

  @Test
  void nestedTypesAreSpelledAsDatabricksDoesAndMakeTheSameTable() {
    String type =
        "struct<a:int,`b c`:array<string>,m:map<string,decimal(10,2)>,t:array<timestamp_ntz>>";
    lake.run("CREATE TABLE n (s " + type + " COMMENT 'all', l array<array<bigint>>)");
    assertThat(lake.sql("DESCRIBE n"))
        .containsExactly(
            List.of("s", type, "all"), Arrays.asList("l", "array<array<bigint>>", null));
    lake.run("CREATE VIEW v AS SELECT s, l FROM n");
    assertThat(lake.sql("SELECT data_type FROM (DESCRIBE v)"))
        .containsExactly(List.of(type), List.of("array<array<bigint>>"));
    assertThat(lake.sql("DESCRIBE n l")).contains(List.of("data_type", "array<array<bigint>>"));
    assertThat(lake.sql("DESCRIBE t")).contains(Arrays.asList("s", "struct<a:int,b:string>", null));
  }

  @Test
  void describesMoreWhenExtended() {
    assertThat(lake.sql("DESCRIBE EXTENDED t"))
        .contains(
            List.of("id", "NOT NULL", ""),
            List.of("price", "DEFAULT 1.5", ""),
            List.of("positive", "CHECK (id > 0)", ""),
            List.of("Table", "t", ""),
            List.of("Owner", "local", ""),
            List.of("Comment", "things", ""),
            List.of("Version", "0", ""));
    assertThat(lake.sql("DESCRIBE EXTENDED t VERSION AS OF 0"))
        .contains(List.of("Version", "0", ""));
    assertThat(lake.value("SELECT data_type FROM (DESCRIBE EXTENDED t) WHERE col_name = 'Owner'"))
        .isEqualTo("local");
  }

  @Test
  void describesOneColumn() {
    assertThat(lake.sql("DESCRIBE t id"))
        .containsExactly(
            List.of("col_name", "id"),
            List.of("data_type", "INTEGER"),
            List.of("comment", "the key"));
    assertThat(lake.error("DESCRIBE t nothing")).contains("t has no column nothing");
  }

  @Test
  void describesAnOldVersion() {
    lake.run("CREATE OR REPLACE TABLE t (a BIGINT)");
    assertThat(lake.sql("DESCRIBE t")).containsExactly(Arrays.asList("a", "BIGINT", null));
    assertThat(lake.sql("DESCRIBE t VERSION AS OF 0")).hasSize(7);
    assertThat(lake.sql("DESCRIBE t@v0")).hasSize(7);
  }

  @Test
  void describesQueries() {
    assertThat(lake.sql("DESCRIBE QUERY SELECT id, price * 2 AS twice FROM t"))
        .containsExactly(
            Arrays.asList("id", "INTEGER", null), Arrays.asList("twice", "DECIMAL(18,2)", null));
    assertThat(lake.sql("DESCRIBE SELECT 1 AS one"))
        .containsExactly(Arrays.asList("one", "INTEGER", null));
  }

  @Test
  void showsTheHistoryAsStatementAndAsQuery() {
    lake.run("CREATE OR REPLACE TABLE t (a BIGINT)");
    List<List<Object>> rows = lake.sql("DESCRIBE HISTORY t");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).get(0)).isEqualTo(1L);
    assertThat(rows.get(1).get(4)).isEqualTo("CREATE TABLE");
    assertThat(rows.get(1).get(5))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsKey("partitionBy");
    assertThat(lake.sql("DESCRIBE HISTORY t LIMIT 1")).hasSize(1);
    assertThat(lake.columns("DESCRIBE HISTORY t").stream().map(ResultColumn::name))
        .containsExactly(
            "version",
            "timestamp",
            "userId",
            "userName",
            "operation",
            "operationParameters",
            "job",
            "notebook",
            "clusterId",
            "readVersion",
            "isolationLevel",
            "isBlindAppend",
            "operationMetrics",
            "userMetadata",
            "engineInfo");
    assertThat(lake.sql("SELECT version, operation FROM (DESCRIBE HISTORY t) WHERE version = 0"))
        .containsExactly(List.of(0L, "CREATE TABLE"));
    assertThat(lake.columns("SELECT * FROM (DESCRIBE HISTORY t)"))
        .containsExactlyElementsOf(lake.columns("DESCRIBE HISTORY t"));
    assertThat(lake.sql("SELECT * FROM (DESCRIBE HISTORY main.default.t)")).isEqualTo(rows);
  }

  @Test
  void showsDetailAsStatementAndAsQuery() {
    List<Object> row = lake.sql("DESCRIBE DETAIL t").get(0);
    assertThat(row.get(0)).isEqualTo("delta");
    assertThat(row.get(2)).isEqualTo("main.default.t");
    assertThat(row.get(7)).isEqualTo(List.of("day"));
    assertThat(row.get(9)).isEqualTo(0L);
    assertThat((Object) ((Map<?, ?>) row.get(11)).get("k")).isEqualTo("v");
    assertThat(lake.sql("SELECT * FROM (DESCRIBE DETAIL t)")).containsExactly(row);
    assertThat(lake.columns("SELECT * FROM (DESCRIBE DETAIL t)"))
        .containsExactlyElementsOf(lake.columns("DESCRIBE DETAIL t"));
  }

  @Test
  void describesSchemasAndCatalogs() {
    assertThat(lake.sql("DESCRIBE SCHEMA default"))
        .contains(List.of("Catalog Name", "main"), List.of("Namespace Name", "default"));
    assertThat(lake.sql("DESCRIBE SCHEMA EXTENDED main.default")).isNotEmpty();
    assertThat(lake.sql("DESCRIBE CATALOG main")).contains(List.of("Catalog Name", "main"));
    assertThat(lake.error("DESCRIBE CATALOG nowhere")).contains("no catalog nowhere");
    assertThat(lake.error("DESCRIBE FUNCTION nowhere")).contains("nowhere");
    assertThat(lake.error("DESCRIBE nowhere")).contains("nowhere");
  }

  @Test
  void showsWhatThereIs() {
    lake.run("CREATE TABLE orders_2024 (a INT)");
    lake.run("CREATE TABLE orders_2025 (a INT)");
    assertThat(lake.sql("SHOW CATALOGS")).containsExactly(List.of("main"));
    assertThat(lake.sql("SHOW SCHEMAS")).containsExactly(List.of("default"));
    assertThat(lake.sql("SHOW SCHEMAS IN main LIKE 'def*'")).containsExactly(List.of("default"));
    assertThat(lake.sql("SHOW TABLES")).hasSize(3).contains(List.of("default", "t", false));
    assertThat(lake.sql("SHOW TABLES IN main.default LIKE 'ORDERS*'")).hasSize(2);
    assertThat(lake.sql("SHOW TABLES LIKE 't|%2025'")).hasSize(2);
    assertThat(lake.sql("SHOW VIEWS")).isEmpty();
    assertThat(lake.sql("SHOW FUNCTIONS")).isEmpty();
    assertThat(lake.sql("SHOW TABLES DROPPED")).isEmpty();
    assertThat(lake.sql("SHOW COLUMNS IN orders_2024")).containsExactly(List.of("a"));
    assertThat(lake.sql("SHOW COLUMNS IN t IN default LIKE 'p*'"))
        .containsExactly(List.of("price"));
    assertThat(lake.sql("SHOW TBLPROPERTIES t ('k')")).containsExactly(List.of("k", "v"));
    assertThat(lake.sql("SHOW TBLPROPERTIES t")).contains(List.of("k", "v"));
    assertThat(lake.sql("SHOW PARTITIONS t")).isEmpty();
    assertThat(lake.error("SHOW PARTITIONS orders_2024")).contains("not partitioned");
    lake.run("DECLARE VARIABLE x INT DEFAULT 5");
    assertThat(lake.sql("SHOW VARIABLES")).containsExactly(List.of("x", "INTEGER", "5"));
    assertThat(lake.error("SHOW TABLES IN nowhere")).contains("nowhere");
  }

  @Test
  void showsAStatementThatMakesTheSameTable() {
    String text = (String) lake.value("SHOW CREATE TABLE t");
    assertThat(text).contains("CONSTRAINT \"positive\" CHECK (\"id\" > 0)").contains("'k' = 'v'");
    List<List<Object>> before = lake.sql("DESCRIBE t");
    assertThat(lake.run(text.replace("\"t\"", "\"copy\""))).contains("created");
    assertThat(lake.value("SHOW CREATE TABLE copy")).isEqualTo(text.replace("\"t\"", "\"copy\""));
    assertThat(lake.sql("DESCRIBE copy")).isEqualTo(before);
  }

  @Test
  void writesWhatItSaysAsAFile() {
    Path file = folder.resolve("history.parquet");
    try (Result history = lake.session().execute("DESCRIBE HISTORY t")) {
      assertThat(history.writeTo(file, Result.FileFormat.PARQUET)).isEqualTo(1);
    }
    assertThat(file).isNotEmptyFile();
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(0L);
  }

  @Test
  void aFolderIsATableInStatementsOfDelta() {
    lake.run("CREATE TABLE placed (id INT) LOCATION 'placed'");
    for (String folder : List.of("'placed'", "'./placed'", "delta.`./placed`")) {
      assertThat(lake.sql("DESCRIBE HISTORY " + folder)).as(folder).hasSize(1);
      assertThat(lake.sql("DESCRIBE DETAIL " + folder)).as(folder).hasSize(1);
      lake.run("OPTIMIZE " + folder);
      assertThat(lake.sql("VACUUM " + folder + " DRY RUN")).as(folder).isEmpty();
    }
    assertThat(lake.error("DESCRIBE HISTORY '../outside'")).contains("outside");
    assertThat(lake.error("VACUUM '_lakewise/staging'")).contains("may be read");
  }

  @Test
  void showTableExtendedTellsInSparksLinesWhatIsKnownOfEach() throws IOException {
    lake.run("CREATE TABLE ext_t (id BIGINT NOT NULL, d DECIMAL(9,2)) PARTITIONED BY (d)");
    lake.run("CREATE VIEW ext_v AS SELECT 1 AS one");
    lake.run("CREATE TABLE ext_broken (a INT) LOCATION 'broken'");
    Files.writeString(
        folder.resolve("lake/broken/_delta_log/00000000000000000001.json"), "no commit");
    List<List<Object>> rows = lake.sql("SHOW TABLE EXTENDED LIKE 'ext_*'");
    assertThat(rows).extracting(row -> row.get(1)).containsExactly("ext_broken", "ext_t", "ext_v");
    assertThat(rows.get(1).get(3).toString())
        .contains("\nTable: ext_t\nOwner: local\n", "\nType: MANAGED\n", "\nProvider: delta\n")
        .contains("\nPartition Columns: [d]\nSchema: root\n |-- id: long (nullable = false)\n")
        .endsWith(" |-- d: decimal(9,2) (nullable = true)\n");
    assertThat(rows.get(2).get(3).toString()).contains("\nType: VIEW\n");
  }
}
