package io.lakewise.engine.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReadersTest {

  @TempDir Path folder;
  private Path files;
  private TestLake lake;

  @BeforeEach
  void open() throws IOException {
    files = folder.resolve("lake/files");
    write(files.resolve("a.csv"), "id,name\n1,one\n2,two\n");
    write(files.resolve("b.csv"), "id,name\n3,three\n");
    write(files.resolve("deep/er/c.csv"), "id,name\n4,four\n");
    write(files.resolve("odd [1].csv"), "id,name\n9,nine\n");
    write(files.resolve("d.json"), "{\"id\": 5, \"name\": \"five\"}\n");
    write(folder.resolve("declared/e.csv"), "id,name\n6,six\n");
    write(folder.resolve("secret/f.csv"), "id,name\n7,seven\n");
    write(folder.resolve("lake/elsewhere.csv"), "id,name\n8,eight\n");
    lake =
        new TestLake(
            folder.resolve("lake"), List.of(folder.resolve("declared")), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private long count(String call) {
    return (Long) lake.value("SELECT count(*) FROM " + call);
  }

  @Test
  void readsFilesOfTheLake() {
    assertThat(lake.sql("SELECT * FROM read_csv('a.csv') ORDER BY id"))
        .containsExactly(List.of(1L, "one"), List.of(2L, "two"));
    assertThat(count("read_csv(['a.csv', 'b.csv'], header = true)")).isEqualTo(3);
    assertThat(count("read_csv_auto('" + files.resolve("a.csv") + "', header => true)"))
        .isEqualTo(2);
    assertThat(count("read_csv('[ab].csv')")).isEqualTo(3);
    assertThat(count("read_csv('deep/**/*.csv')")).isEqualTo(1);
    assertThat(count("read_csv('**/*.csv')")).isEqualTo(5);
    assertThat(count("read_json('d.json')")).isEqualTo(1);
    assertThat(count("read_ndjson('d.json')")).isEqualTo(1);
    assertThat(count("read_csv('odd [1].csv')")).isEqualTo(1);
    assertThat(lake.sql("SELECT x.name FROM read_csv('b.csv') AS x WHERE x.id = 3"))
        .containsExactly(List.of("three"));
  }

  @Test
  void readsFilesOfAnyFormat() {
    assertThat(count("read_files('a.csv')")).isEqualTo(2);
    assertThat(count("read_files('d.json')")).isEqualTo(1);
    assertThat(count("read_files('deep', format => 'csv', header => true)")).isEqualTo(1);
    assertThat(lake.error("FROM read_files('a.csv', format => 'xml')")).contains("format");
  }

  @Test
  void whereMemoryDoesNotSufficeTheFilesAreNamed() throws IOException {
    write(files.resolve("it's.json"), "{}");
    String all = ", maximum_object_size => 4000000000)";
    assertThat(lake.error("SELECT '/etc/hosts' FROM read_json('d.json'" + all))
        .contains("more memory", "It was reading d.json: ")
        .doesNotContain("hosts");
    assertThat(lake.error("FROM read_ndjson(['it''s.json', 'd.json']" + all))
        .contains("It was reading it's.json and one more file: ");
  }

  @Test
  void readsParquetOfDeclaredFolders() throws Exception {
    assertThat(count("read_csv('" + folder.resolve("declared/*.csv") + "')")).isEqualTo(1);
    Path parquet = folder.resolve("declared/p.parquet");
    try (java.sql.Connection duckDb = java.sql.DriverManager.getConnection("jdbc:duckdb:");
        java.sql.Statement statement = duckDb.createStatement()) {
      statement.execute("COPY (SELECT 1 AS a UNION ALL SELECT 2) TO '" + parquet + "'");
    }
    assertThat(count("read_parquet('" + parquet + "')")).isEqualTo(2);
    assertThat(count("parquet_scan('" + parquet + "')")).isEqualTo(2);
    assertThat(count("read_files('" + parquet + "')")).isEqualTo(2);
  }

  @Test
  void readsNothingElse() throws IOException {
    for (String path :
        List.of(
            "../elsewhere.csv",
            "/etc/passwd",
            "/**/*.csv",
            folder.resolve("secret/f.csv").toString(),
            folder.resolve("lake/elsewhere.csv").toString(),
            "deep/../../elsewhere.csv")) {
      assertThat(lake.error("FROM read_csv('" + path + "')")).contains("may not be read");
    }
    Files.createSymbolicLink(files.resolve("link.csv"), folder.resolve("secret/f.csv"));
    assertThat(lake.error("FROM read_csv('link.csv')")).contains("may not be read");
    assertThat(lake.error("FROM read_csv('lin*.csv')")).contains("may not be read");
    assertThat(lake.error("FROM read_csv('https://example.org/x.csv')")).contains("is an address");
    assertThat(lake.error("FROM read_csv('file:///etc/passwd')")).contains("is an address");
    assertThat(lake.error("FROM read_csv('none.csv')")).contains("No file matches");
    assertThat(lake.error("FROM read_csv('no*.csv')")).contains("No file matches");
    assertThat(lake.error("FROM read_csv('a.csv', store_rejects = true)"))
        .contains("no option store_rejects");
    assertThat(lake.error("FROM read_csv(5)")).contains("takes the path");
    assertThat(lake.error("FROM read_text('a.csv')")).contains("read_text");
  }

  @Test
  void readsNoFilesOfTables() throws IOException {
    lake.run("CREATE TABLE x (a INT) LOCATION 'files/table'");
    lake.run("INSERT INTO x VALUES (1)");
    write(files.resolve("table/planted.csv"), "id\n1\n");
    assertThat(lake.error("FROM read_csv('table/planted.csv')")).contains("belongs to a table");
    assertThat(lake.error("FROM read_parquet('table/*.parquet')")).contains("belongs to a table");
    assertThat(lake.error("FROM read_json('table/_delta_log/*.json')"))
        .contains("belongs to a table");
    assertThat(count("read_csv('**/*.csv')")).isEqualTo(5);
  }
}
