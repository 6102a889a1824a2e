package io.lakewise.engine.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet files, read by their paths, that declare Parquet's own type VARIANT. */
class HostileVariantFileTest extends LakeOfOthers {

  /** Enough for DuckDB to end the process when such a value is shown. */
  private static final int DEEP = 50_000;

  private static final String TOO_DEEP = "nested more than 500 levels deep";

  private Path files;

  @BeforeEach
  void makeFolder() throws IOException {
    files = Files.createDirectories(root.resolve("files"));
  }

  @AfterEach
  void noCopyIsLeft() throws IOException {
    assertThat(TableCopies.files(root))
        .filteredOn(file -> file.toString().endsWith(".parquet"))
        .allMatch(file -> file.startsWith(files) || file.startsWith(root.resolve("tables")));
  }

  @Test
  void whatIsNestedTooDeeplyIsRefusedWhereverItIsRead() throws Exception {
    declared("deep.parquet", "%s", "v", VariantBytes.nested(DEEP, 1));
    declared("sound.parquet", "%s", "v", VariantBytes.nested(1, 1));
    Path deep = files.resolve("deep.parquet");
    Path hidden = Files.move(deep, files.resolve("hidden"));
    Files.copy(files.resolve("sound.parquet"), deep);
    lake.run("CREATE TABLE t (id INT, v VARIANT)");
    lake.run("CREATE VIEW seen AS SELECT * FROM read_parquet('deep.parquet')");
    lake.run("CREATE FUNCTION shown() RETURNS TABLE RETURN SELECT v FROM seen");
    assertThat(lake.sql("SELECT * FROM shown()")).hasSize(1);
    Files.move(hidden, deep, StandardCopyOption.REPLACE_EXISTING);

    for (String statement :
        new String[] {
          "SELECT v FROM read_parquet('deep.parquet')",
          "SELECT v = v FROM parquet_scan(['sound.parquet', 'deep.parquet'])",
          "SELECT CAST(v AS STRING) FROM read_files('d*p.parquet')",
          "SELECT x.v FROM read_parquet('**/deep.parquet', union_by_name => true) AS x",
          "CREATE TABLE copy AS SELECT * FROM read_parquet('deep.parquet')",
          "INSERT INTO t SELECT * FROM read_parquet('deep.parquet')",
          "COPY INTO t FROM 'deep.parquet' FILEFORMAT = PARQUET",
          "SELECT * FROM seen",
          "SELECT * FROM shown()",
          "SELECT text FROM (SELECT CAST(v AS STRING) AS text FROM seen) WHERE text <> ''"
        }) {
      assertThat(lake.error(statement))
          .as(statement)
          .contains("deep.parquet", "column v", TOO_DEEP);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[%s] | element", "{'inner': %s} | inner", "map {'key': %s} | value"})
  void variantsInOtherTypesAreLookedAt(String shape, String group) throws Exception {
    declared("deep.parquet", shape, group, VariantBytes.nested(DEEP, 1));
    assertThat(lake.error("SELECT v FROM read_parquet('deep.parquet')"))
        .contains("deep.parquet", "column v", TOO_DEEP);
    declared("sound.parquet", shape, group, VariantBytes.nested(2, 1));
    assertThat(lake.value("SELECT CAST(v AS STRING) FROM read_parquet('sound.parquet')").toString())
        .contains("[[");
  }

  @Test
  void theFirstFileNeedNotHaveAVariant() throws Exception {
    write("a.parquet", "SELECT 1 AS id, 'text' AS v");
    declared("b.parquet", "%s", "v", VariantBytes.nested(DEEP, 1));
    assertThat(lake.error("SELECT v FROM read_parquet('*.parquet')"))
        .contains("b.parquet", TOO_DEEP);
  }

  @Test
  void whatIsNestedAsDeeplyAsWeWriteIsRead() throws Exception {
    declared("sound.parquet", "%s", "v", VariantBytes.nested(500, 1));
    assertThat(lake.value("SELECT CAST(v AS STRING) FROM read_parquet('sound.parquet')"))
        .isEqualTo("[".repeat(500) + "NULL" + "]".repeat(500));
    declared("deep.parquet", "%s", "v", VariantBytes.nested(501, 1));
    assertThat(lake.error("SELECT v FROM read_parquet('deep.parquet')")).contains(TOO_DEEP);
  }

  @Test
  void bytesThatStandForSeveralValuesAreRefused() throws Exception {
    declared("bomb.parquet", "%s", "v", VariantBytes.nested(60, 2));
    assertThat(lake.error("SELECT v FROM read_parquet('bomb.parquet')"))
        .contains("bomb.parquet", "column v", "stand for several values");
  }

  @Test
  void variantsThatDuckDbTookApartComeBack() throws Exception {
    String rows =
        "SELECT i AS id, {'a': i, 'b': [{'c': i}, {'c': NULL}], 'd': 's' || i}::VARIANT AS v,"
            + " CASE WHEN i = 1 THEN 'x'::VARIANT ELSE"
            + " {'é': 1.5}::VARIANT END AS m FROM range(3) AS r(i)";
    write("shredded.parquet", rows);
    assertThat(Files.readString(files.resolve("shredded.parquet"), StandardCharsets.ISO_8859_1))
        .contains("typed_value");
    List<List<Object>> found =
        lake.sql(
            "SELECT id, CAST(v AS STRING), CAST(m AS STRING), typeof(v)"
                + " FROM read_parquet('shredded.parquet') ORDER BY id");
    assertThat(found)
        .hasSize(3)
        .element(1)
        .asList()
        .containsExactly(1L, "{'a': 1, 'b': [{'c': 1}, {'c': NULL}], 'd': s1}", "x", "VARIANT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'a': %s}", "[%s]"})
  void whatIsLeftOfAVariantThatWasTakenApartIsLookedAt(String shape) throws Exception {
    String left =
        VariantBytes.sql(VariantBytes.nested(DEEP, 1)).replaceFirst("'metadata'.*?, ", "");
    String part = left.replace("}", ", 'typed_value': NULL::VARCHAR}");
    String group =
        "{'metadata': unhex('110000'), 'value': NULL::BLOB, 'typed_value': "
            + shape.formatted(part)
            + "}";
    write("deep.parquet", "SELECT 1 AS id, " + group + " AS v");
    Path file = files.resolve("deep.parquet");
    Files.write(file, VariantBytes.declared(Files.readAllBytes(file), "v", 3));
    assertThat(lake.error("SELECT v FROM read_parquet('deep.parquet')"))
        .contains("column v", TOO_DEEP);
  }

  @Test
  void aDeclarationThatNobodyWritesIsRefused() throws Exception {
    String struct = "SELECT 1 AS id, " + VariantBytes.sql(new byte[1]) + " AS v";
    write("plain.parquet", struct);
    byte[] file = Files.readAllBytes(files.resolve("plain.parquet"));
    // Two types in one: a string, then a variant.
    Files.write(files.resolve("odd.parquet"), VariantBytes.declared(file, "v", 2, "5c1c00fc0000"));
    assertThat(lake.error("SELECT v FROM read_parquet('odd.parquet')"))
        .contains("odd.parquet", "two types");
  }

  @Test
  void aFolderWithVariantsDoesNotBecomeATable() throws Exception {
    Path open = Files.createDirectories(root.resolve("open/found"));
    declared("v.parquet", "%s", "v", VariantBytes.nested(1, 1));
    Files.move(files.resolve("v.parquet"), open.resolve("v.parquet"));
    assertThat(lake.error("CONVERT TO DELTA parquet.`" + open + "`"))
        .contains("Column v", "VARIANT", "CREATE TABLE");
    Files.delete(open.resolve("v.parquet"));
  }

  /** A file with a column id of 1 and a column v with variants in some shape. */
  private void declared(String name, String shape, String group, byte[] value) throws Exception {
    write(name, "SELECT 1 AS id, " + shape.formatted(VariantBytes.sql(value)) + " AS v");
    Path file = files.resolve(name);
    Files.write(file, VariantBytes.declared(Files.readAllBytes(file), group, 2));
  }

  private void write(String name, String select) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + files.resolve(name) + "'");
    }
  }
}
