package io.lakewise.engine.information;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.session.Session;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InformationSchemaTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.run(
        "CREATE TABLE t (id INT NOT NULL COMMENT 'key', price DECIMAL(10,2) DEFAULT 1.5, s"
            + " STRUCT<a: INT>, CONSTRAINT positive CHECK (id > 0)) COMMENT 'things'");
    lake.run("CREATE VIEW v AS SELECT id, price * 2 AS twice FROM t");
    lake.run("CREATE FUNCTION f(x INT, y STRING DEFAULT 'a') RETURNS INT RETURN x + 1");
    lake.run("CREATE SCHEMA other COMMENT 'more'");
    lake.run("CREATE TABLE other.u (a BIGINT)");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void listsCatalogsSchemasTablesAndViews() {
    assertThat(lake.sql("SELECT * FROM information_schema.information_schema_catalog_name"))
        .containsExactly(List.of("main"));
    assertThat(lake.sql("SELECT catalog_name FROM system.information_schema.catalogs"))
        .containsExactly(List.of("main"));
    assertThat(lake.sql("SELECT schema_name, comment FROM information_schema.schemata ORDER BY 1"))
        .contains(List.of("other", "more"));
    assertThat(
            lake.sql(
                "SELECT table_schema, table_name, table_type, comment FROM"
                    + " information_schema.tables ORDER BY 1, 2"))
        .containsExactly(
            List.of("default", "t", "BASE TABLE", "things"),
            Arrays.asList("default", "v", "VIEW", null),
            Arrays.asList("other", "u", "BASE TABLE", null));
    assertThat(lake.sql("SELECT table_name, view_definition FROM main.information_schema.views"))
        .containsExactly(List.of("v", "SELECT id, price * 2 AS twice FROM t"));
    assertThat(lake.error("SELECT * FROM nowhere.information_schema.tables")).contains("nowhere");
    assertThat(lake.error("SELECT * FROM information_schema.nothing")).contains("nothing");
  }

  @Test
  void listsColumnsOfTablesAndViews() {
    assertThat(
            lake.sql(
                "SELECT column_name, ordinal_position, is_nullable, data_type, column_default,"
                    + " numeric_precision, numeric_scale, comment FROM information_schema.columns"
                    + " WHERE table_schema = 'default' ORDER BY table_name, ordinal_position"))
        .containsExactly(
            Arrays.asList("id", 1, "NO", "INTEGER", null, 32, 0, "key"),
            Arrays.asList("price", 2, "YES", "DECIMAL(10,2)", "1.5", 10, 2, null),
            Arrays.asList("s", 3, "YES", "STRUCT(\"a\" INTEGER)", null, null, null, null),
            Arrays.asList("id", 1, "YES", "INTEGER", null, 32, 0, null),
            Arrays.asList("twice", 2, "YES", "DECIMAL(18,2)", null, 18, 2, null));
    assertThat(lake.columns("SELECT ordinal_position, table_name FROM information_schema.columns"))
        .containsExactly(
            new ResultColumn("ordinal_position", "INTEGER"),
            new ResultColumn("table_name", "VARCHAR"));
  }

  @Test
  void aViewOfTheColumnsDoesNotAskForItselfForEver() {
    lake.run("CREATE VIEW w AS SELECT column_name FROM information_schema.columns");
    assertThat(lake.sql("SELECT count(*) FROM w").get(0).get(0)).isEqualTo(7L);
  }

  @Test
  void listsConstraintsRoutinesAndTags() {
    assertThat(
            lake.sql(
                "SELECT table_name, constraint_name, constraint_type FROM"
                    + " information_schema.table_constraints ORDER BY 2"))
        .containsExactly(List.of("t", "positive", "CHECK"), List.of("t", "t_id_not_null", "CHECK"));
    assertThat(
            lake.sql(
                "SELECT check_clause FROM information_schema.check_constraints WHERE"
                    + " constraint_name = 'positive'"))
        .containsExactly(List.of("\"id\" > 0"));
    assertThat(lake.sql("SELECT * FROM information_schema.key_column_usage")).isEmpty();
    assertThat(lake.sql("SELECT * FROM information_schema.referential_constraints")).isEmpty();
    assertThat(lake.sql("SELECT * FROM information_schema.constraint_column_usage")).isEmpty();
    assertThat(
            lake.sql(
                "SELECT routine_name, data_type, routine_definition FROM"
                    + " information_schema.routines"))
        .containsExactly(List.of("f", "INTEGER", "x + 1"));
    assertThat(
            lake.sql(
                "SELECT parameter_name, ordinal_position, parameter_default FROM"
                    + " information_schema.parameters"))
        .containsExactly(Arrays.asList("x", 1, null), Arrays.asList("y", 2, "'a'"));
    lake.run("ALTER TABLE other.u SET TAGS ('pii' = 'no')");
    assertThat(
            lake.sql("SELECT table_name, tag_name, tag_value FROM information_schema.table_tags"))
        .containsExactly(List.of("u", "pii", "no"));
    assertThat(lake.sql("SELECT * FROM information_schema.column_tags")).isEmpty();
    assertThat(lake.sql("SELECT * FROM information_schema.schema_tags")).isEmpty();
  }

  @Test
  void showsOnlyWhatThePrincipalMaySee() {
    try (Session stranger = lake.session(new Principal("stranger", false));
        Result tables = stranger.execute("SELECT * FROM information_schema.tables")) {
      assertThat(tables.next()).isNull();
    }
  }

  @Test
  void describesViewsAndFunctionsAndItself() {
    assertThat(lake.sql("DESCRIBE v"))
        .containsExactly(
            Arrays.asList("id", "INTEGER", null), Arrays.asList("twice", "DECIMAL(18,2)", null));
    assertThat(lake.sql("DESCRIBE EXTENDED v"))
        .contains(List.of("View Text", "SELECT id, price * 2 AS twice FROM t", ""));
    assertThat(lake.sql("DESCRIBE information_schema.catalogs")).hasSize(4);
    assertThat(lake.sql("DESCRIBE FUNCTION f")).contains(List.of("Type: SCALAR"));
    assertThat(lake.sql("DESCRIBE FUNCTION EXTENDED f")).contains(List.of("Body: x + 1"));
    assertThat(lake.sql("SHOW FUNCTIONS LIKE 'f'")).containsExactly(List.of("main.default.f"));
    assertThat(lake.sql("SHOW VIEWS")).containsExactly(List.of("default", "v", false, false));
    assertThat(lake.sql("SHOW COLUMNS IN v")).containsExactly(List.of("id"), List.of("twice"));
    String text = (String) lake.value("SHOW CREATE TABLE v");
    lake.run("DROP VIEW v");
    lake.run(text);
    assertThat(lake.value("SHOW CREATE TABLE v")).isEqualTo(text);
    lake.run("DROP TABLE other.u");
    assertThat(lake.sql("SHOW TABLES DROPPED IN other")).hasSize(1);
  }
}
