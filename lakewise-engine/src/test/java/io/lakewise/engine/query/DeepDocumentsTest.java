package io.lakewise.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that would overflow the stack of a thread of DuckDB; without guard the test dies. */
class DeepDocumentsTest {

  private static final String DEEP = "(repeat('[', 100000) || repeat(']', 100000))::JSON";

  @TempDir private Path folder;
  private TestLake lake;

  @BeforeEach
  void open() throws IOException {
    lake = new TestLake(folder);
    lake.run("CREATE TABLE t (id INT, v VARIANT)");
    Files.createDirectories(folder.resolve("files"));
    String document = "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000);
    Files.writeString(folder.resolve("files/deep.json"), "{\"id\":1,\"j\":" + document + "}\n");
    Files.writeString(folder.resolve("files/deep.csv"), "[".repeat(60_000) + "]".repeat(60_000));
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT DEEP::VARIANT",
        "SELECT TRY_CAST(DEEP AS VARIANT)",
        "SELECT DEEP::VARIANT::JSON",
        "SELECT [DEEP]::VARIANT[]",
        "SELECT {'a': DEEP}::VARIANT",
        "SELECT {'a': '\"', 'b': DEEP, 'c': '\"'}::VARIANT",
        "SELECT CAST({'a': DEEP} AS STRUCT(a VARIANT))",
        "SELECT MAP {'a': DEEP}::VARIANT",
        "SELECT list_transform([DEEP], lambda x: x::VARIANT)",
        "SELECT variant_typeof(DEEP::VARIANT)",
        "SELECT ('{\"a\": \"' || repeat(']', 100000) || '\", \"b\":' || DEEP || '}')::JSON::VARIANT",
        "SELECT list_reduce(list_concat([1::VARIANT], list_transform(range(3000),"
            + " lambda x: x::VARIANT)), lambda a, x: [a]::VARIANT)",
        "SELECT j::VARIANT FROM read_json('deep.json', columns = {'id': 'INT', 'j': 'JSON'})",
        "SELECT c::JSON::VARIANT FROM read_csv('deep.csv', columns = {'c': 'VARCHAR'},"
            + " header = false)",
        "INSERT INTO t SELECT 1, DEEP",
        "INSERT INTO t SELECT 1, DEEP::VARIANT",
        "INSERT INTO t SELECT * FROM read_json('deep.json', columns = {'id': 'INT', 'j': 'JSON'})",
        "CREATE TABLE u AS SELECT DEEP::VARIANT AS v",
        "SELECT * FROM (SELECT DEEP::VARIANT AS v) WHERE v IS NOT NULL",
        "WITH q AS (SELECT DEEP::VARIANT AS v) SELECT v FROM q"
      })
  void endTheStatementAndNotTheProcess(String statement) {
    assertThat(lake.error(statement.replace("DEEP", DEEP))).contains("nested more than 500 levels");
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(0L);
  }

  @Test
  void areSeenBehindNamesToo() {
    lake.run("CREATE VIEW w AS SELECT j::JSON::VARIANT AS v FROM (SELECT " + DEEP + " AS j)");
    assertThat(lake.error("SELECT * FROM w")).contains("nested more than 500 levels");
    lake.run("CREATE FUNCTION f(x STRING) RETURNS VARIANT RETURN x::JSON::VARIANT");
    assertThat(lake.error("SELECT f(" + DEEP + ")")).contains("nested more than 500 levels");
    lake.run("INSERT INTO t VALUES (1, NULL)");
    assertThat(lake.error("UPDATE t SET v = " + DEEP)).contains("nested more than 500 levels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json_transform('1', repeat('[', 20000) || '\"INT\"' || repeat(']', 20000))",
        "from_json('1', '" + "[NEST" + "]')",
        "json_transform_strict('1', '[\"INTLISTS\"]')",
        "from_json_strict('1', '{\"a\": \"STRUCTS\"}')",
        "from_json('1', (SELECT '[\"INT\"]'))",
        "'1'::JSON.json_transform('[' || '\"INT\"]')"
      })
  void structuresAreShallowTexts(String call) {
    String text =
        call.replace("NEST", "[".repeat(5_000) + "\"INT\"" + "]".repeat(5_000))
            .replace("INTLISTS", "INT" + "[]".repeat(700))
            .replace("STRUCTS", "STRUCT(a ".repeat(300) + "INT" + ")".repeat(300));
    assertThat(lake.error("SELECT " + text))
        .containsAnyOf("at most 100 levels deep", "constant as type modifier");
    assertThat(lake.value("SELECT 1")).isEqualTo(1);
  }

  @Test
  void whatIsNotSoDeepBecomesAVariant() {
    String fine = "repeat('[', 400) || repeat(']', 400)";
    assertThat(lake.value("SELECT (" + fine + ")::JSON::VARIANT::VARCHAR"))
        .isEqualTo("[".repeat(400) + "]".repeat(400));
    assertThat(
            lake.value(
                "SELECT count(j::VARIANT) FROM (SELECT ('[' || repeat('{\"a\": [1, \"]]]\"]}, ',"
                    + " 5000) || '1]')::JSON AS j FROM range(20))"))
        .isEqualTo(20L);
    assertThat(lake.columns("SELECT j::VARIANT, j::VARIANT AS v FROM (SELECT '1'::JSON AS j)"))
        .extracting(column -> column.name())
        .containsExactly("CAST(j AS VARIANT)", "v");
    lake.run("INSERT INTO t SELECT 1, '{\"a\": [1, 2]}'::JSON");
    lake.run("INSERT INTO t VALUES (2, NULL), (3, 7)");
    lake.run("INSERT INTO t VALUES (4, 'x')");
    assertThat(lake.sql("SELECT variant_typeof(v) FROM t ORDER BY id").toString())
        .contains("OBJECT")
        .contains("VARCHAR");
    assertThat(lake.value("SELECT json_transform('{\"a\": 1}', '{\"a\": \"decimal(10, 2)[]\"}')"))
        .isNotNull();
    assertThat(
            lake.sql("SELECT list_reduce([1, 2], lambda a, x: a + x), 1::VARIANT, NULL::VARIANT"))
        .hasSize(1);
    assertThat(List.of(lake.value("SELECT {'a': 1::VARIANT}::VARIANT::VARCHAR"))).isNotEmpty();
  }
}
