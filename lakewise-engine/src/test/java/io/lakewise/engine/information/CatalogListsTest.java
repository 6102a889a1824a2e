package io.lakewise.engine.information;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SHOW as Databricks' drivers ask it for the metadata of JDBC. */
class CatalogListsTest {

  @TempDir static Path folder;
  private static TestLake lake;

  @BeforeAll
  static void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.run("CREATE SCHEMA sales");
    lake.run("CREATE CATALOG spare");
    lake.run(
        "CREATE TABLE my_table (id INT NOT NULL COMMENT 'the key', price DECIMAL(10,2), tags"
            + " ARRAY<STRING>, CONSTRAINT pk PRIMARY KEY (id))");
    lake.run(
        "CREATE TABLE sales.line (n BIGINT, of INT, FOREIGN KEY (of) REFERENCES my_table (id))");
    lake.run("CREATE VIEW sales.dear AS SELECT price * 2 AS twice FROM my_table");
    lake.run("CREATE FUNCTION sales.half(x DOUBLE) RETURNS DOUBLE RETURN x / 2");
  }

  @AfterAll
  static void close() {
    lake.close();
  }

  @Test
  void schemasOfAllCatalogs() {
    assertThat(lake.sql("SHOW SCHEMAS IN CATALOG `main`"))
        .containsExactly(List.of("default", "main"), List.of("sales", "main"));
    assertThat(lake.sql("SHOW SCHEMAS IN ALL CATALOGS LIKE 'default'"))
        .containsExactly(List.of("default", "main"), List.of("default", "spare"));
  }

  @Test
  void tablesOfACatalog() {
    assertThat(lake.sql("SHOW TABLES IN CATALOG main SCHEMA LIKE 'sal*'"))
        .containsExactlyInAnyOrder(
            Arrays.asList("sales", "line", false, null, "main", "TABLE", null),
            Arrays.asList("sales", "dear", false, null, "main", "VIEW", null));
    assertThat(lake.sql("SHOW TABLES IN ALL CATALOGS LIKE 'my.table'")).hasSize(1);
    assertThat(lake.sql("SHOW TABLES IN CATALOG spare")).isEmpty();
    assertThat(lake.sql("SHOW TABLES IN CATALOG nothing")).isEmpty();
  }

  @Test
  void columnsOfTablesAndViews() {
    assertThat(lake.sql("SHOW COLUMNS IN CATALOG `main` TABLE LIKE 'my_table'"))
        .containsExactly(
            Arrays.asList(
                "id",
                "main",
                "default",
                "my_table",
                "INT",
                32,
                0,
                2,
                "false",
                "the key",
                0,
                "NO",
                "NO"),
            Arrays.asList(
                "price",
                "main",
                "default",
                "my_table",
                "DECIMAL(10,2)",
                10,
                2,
                10,
                "true",
                null,
                1,
                "NO",
                "NO"),
            Arrays.asList(
                "tags",
                "main",
                "default",
                "my_table",
                "ARRAY<STRING>",
                null,
                null,
                null,
                "true",
                null,
                2,
                "NO",
                "NO"));
    assertThat(
            lake.sql("SHOW COLUMNS IN ALL CATALOGS SCHEMA LIKE 'sales' TABLE LIKE '*' LIKE 't*'"))
        .singleElement()
        .satisfies(
            column ->
                assertThat(column.subList(0, 4)).containsExactly("twice", "main", "sales", "dear"));
  }

  @Test
  void functionsOfACatalog() {
    assertThat(lake.sql("SHOW FUNCTIONS IN CATALOG main SCHEMA LIKE 'sales' LIKE 'h*'"))
        .containsExactly(Arrays.asList("main.sales.half", "main", "sales", "half", null));
  }

  @Test
  void keysOfATable() {
    assertThat(lake.sql("SHOW KEYS IN CATALOG main IN SCHEMA `default` IN TABLE my_table"))
        .containsExactly(List.of("main", "default", "my_table", "id", 1, "pk"));
    assertThat(lake.sql("SHOW KEYS IN CATALOG main IN SCHEMA sales IN TABLE line")).isEmpty();
    List<Object> foreign =
        lake.sql("SHOW FOREIGN KEYS IN CATALOG main IN SCHEMA sales IN TABLE line").get(0);
    assertThat(foreign.subList(0, 5)).containsExactly("main", "sales", "line", "of", 1);
    assertThat(foreign.subList(6, 11)).containsExactly("main", "default", "my_table", "id", "pk");
    assertThat(lake.sql("SHOW KEYS IN CATALOG main IN SCHEMA sales IN TABLE dear")).isEmpty();
    assertThat(lake.error("SHOW KEYS IN CATALOG main IN SCHEMA sales IN TABLE nothing"))
        .contains("main.sales.nothing does not exist");
  }

  @Test
  void wordsOfTheseListsAreNamesElsewhere() {
    lake.run("CREATE SCHEMA catalog");
    lake.run("CREATE TABLE catalog.keys (query_tags INT)");
    assertThat(lake.sql("SHOW TABLES IN catalog"))
        .containsExactly(List.of("catalog", "keys", false));
    assertThat(lake.sql("SELECT query_tags FROM catalog.keys")).isEmpty();
    lake.run("DROP SCHEMA catalog CASCADE");
  }
}
