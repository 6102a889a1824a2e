package io.lakewise.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Session;
import io.lakewise.table.kernel.KernelReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyIntoTest {

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
  void loadsEachFileOnce() {
    lake.run("CREATE TABLE t (id INT, name STRING)");
    file("in/a.csv", "id,name\n1,a\n2,b\n");
    String copy = "COPY INTO t FROM 'in' FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'true')";
    assertThat(lake.sql(copy)).containsExactly(List.of(2L, 2L, 0L, 0L));
    assertThat(lake.sql(copy)).containsExactly(List.of(0L, 0L, 0L, 0L));
    file("in/b.csv", "name,id\nc,3\n");
    assertThat(lake.sql(copy)).containsExactly(List.of(1L, 1L, 0L, 0L));
    assertThat(lake.sql("SELECT * FROM t ORDER BY id"))
        .containsExactly(List.of(1, "a"), List.of(2, "b"), List.of(3, "c"));
    assertThat(lake.sql(copy + " COPY_OPTIONS ('force' = 'true')").get(0).get(0)).isEqualTo(3L);
    assertThat(lake.sql(copy).get(0).get(0)).isEqualTo(0L);
    assertThat(kernel().rows()).hasSize(6);
    assertThat(kernel().latestVersion()).isEqualTo(3);
  }

  @Test
  void twoThatLoadTheSameFileLoadItOnce() {
    lake.run("CREATE TABLE t (id INT)");
    for (int i = 0; i < 6; i++) {
      file("in/" + i + ".csv", "id\n" + i + "\n");
    }
    String copy = "COPY INTO t FROM 'in' FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'true')";
    List<CompletableFuture<Void>> runs =
        Stream.of(1, 2, 3)
            .map(
                i ->
                    CompletableFuture.runAsync(
                        () -> {
                          try (Session other = lake.session(Principal.LOCAL)) {
                            other.execute(copy).close();
                          }
                        }))
            .toList();
    runs.forEach(CompletableFuture::join);
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(6L);
  }

  @Test
  void choosesFilesByNameAndPattern() {
    lake.run("CREATE TABLE t (id INT)");
    file("in/a.csv", "id\n1\n");
    file("in/b.csv", "id\n2\n");
    file("in/c.txt", "id\n3\n");
    lake.sql(
        "COPY INTO t FROM 'in' FILEFORMAT = CSV FILES = ('b.csv') FORMAT_OPTIONS ('header' ="
            + " 'true')");
    lake.sql(
        "COPY INTO t FROM 'in' FILEFORMAT = CSV PATTERN = '*.txt' FORMAT_OPTIONS ('header' ="
            + " 'true')");
    assertThat(lake.sql("SELECT id FROM t ORDER BY id")).containsExactly(List.of(2), List.of(3));
  }

  @Test
  void understandsOptions() {
    lake.run("CREATE TABLE t (id INT, day DATE, note STRING)");
    file("in/a.csv", "1;31.12.2025;-\n2;-;'x;y'\n");
    lake.sql(
        "COPY INTO t FROM 'in/a.csv' FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'false', 'sep' ="
            + " ';', 'dateFormat' = 'dd.MM.yyyy', 'nullValue' = '-', 'quote' = '''')");
    assertThat(lake.sql("SELECT * FROM t ORDER BY id"))
        .containsExactly(
            Arrays.asList(1, LocalDate.of(2025, 12, 31), null), Arrays.asList(2, null, "x;y"));
    assertThat(
            lake.error(
                "COPY INTO t FROM 'in/a.csv' FILEFORMAT = CSV FORMAT_OPTIONS ('seperator' = ';')"))
        .contains("seperator")
        .contains("sep");
    assertThat(lake.error("COPY INTO t FROM 'in/a.csv' FILEFORMAT = AVRO")).contains("AVRO");
  }

  @Test
  void namesTheFileAndLineOfABadRecordAndLoadsNothing() {
    lake.run("CREATE TABLE t (id INT, day DATE)");
    file("in/a.csv", "id,day\n1,2026-01-01\n2,yesterday\n3,2026-01-03,more\n");
    String copy = "COPY INTO t FROM 'in' FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'true'";
    assertThat(lake.error(copy + ")"))
        .contains("files/in/a.csv, line 3")
        .contains("yesterday")
        .contains("2 records are bad");
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(0L);
    assertThat(lake.sql(copy + ", 'badRecordsPath' = 'bad')"))
        .containsExactly(List.of(1L, 1L, 0L, 2L));
    assertThat(lake.sql("SELECT file, line, record FROM read_json('bad/*.ndjson') ORDER BY line"))
        .containsExactly(
            List.of("files/in/a.csv", 3L, "2,yesterday"),
            List.of("files/in/a.csv", 4L, "3,2026-01-03,more"));
    assertThat(lake.sql(copy + ", 'badRecordsPath' = 'bad')").get(0).get(0)).isEqualTo(0L);
  }

  @Test
  void keepsBadRecordsOnlyWhereItMay() {
    lake.run("CREATE TABLE t (id INT)");
    file("in/a.csv", "id\n1\n");
    for (String path : List.of("../tables/x", "/tmp/x", "in/bad", ".")) {
      assertThat(
              lake.error(
                  "COPY INTO t FROM 'in' FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'true',"
                      + " 'badRecordsPath' = '"
                      + path
                      + "')"))
          .contains("badRecordsPath");
    }
    assertThat(lake.error("COPY INTO t FROM '/etc/passwd' FILEFORMAT = CSV")).contains("/etc");
    assertThat(lake.error("COPY INTO t FROM '../tables' FILEFORMAT = PARQUET")).contains("tables");
  }

  @Test
  void addsColumnsOnlyWhenAsked() {
    lake.run("CREATE TABLE t (id INT)");
    file("in/a.csv", "id,score,tag\n1,2.5,x\n");
    String copy = "COPY INTO t FROM 'in' FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'true')";
    assertThat(lake.error(copy)).contains("score, tag").contains("mergeSchema");
    lake.sql(copy + " COPY_OPTIONS ('mergeSchema' = 'true')");
    assertThat(lake.sql("SELECT * FROM t")).containsExactly(List.of(1, 2.5, "x"));
    assertThat(kernel().rows()).containsExactly(List.of(1, 2.5, "x"));
  }

  @Test
  void loadsWhatAQuerySelects() {
    lake.run("CREATE TABLE t (id INT, upper_name STRING)");
    file("in/a.csv", "id,name,other\n1,a,x\n");
    lake.sql(
        "COPY INTO t FROM (SELECT id + 10 AS id, upper(name) AS upper_name FROM 'in') FILEFORMAT ="
            + " CSV FORMAT_OPTIONS ('header' = 'true')");
    assertThat(lake.sql("SELECT * FROM t")).containsExactly(List.of(11, "A"));
    assertThat(
            lake.error(
                "COPY INTO t FROM (SELECT getenv('HOME') AS id FROM 'in') FILEFORMAT = CSV"
                    + " COPY_OPTIONS ('force' = 'true')"))
        .contains("getenv");
  }

  @Test
  void loadsJsonLinesAndReportsBadOnes() {
    lake.run("CREATE TABLE t (id INT, s STRUCT<a: INT, b: STRING>, day DATE)");
    file(
        "in/a.json",
        "{\"id\": 1, \"s\": {\"a\": 1, \"b\": \"x\"}, \"day\": \"2026-01-01\"}\n"
            + "{\"id\": oops}\n{\"id\": \"text\", \"s\": null}\n\n{\"id\": 4}\n");
    String copy = "COPY INTO t FROM 'in' FILEFORMAT = JSON";
    assertThat(lake.error(copy))
        .contains("files/in/a.json, line 2: this is no JSON")
        .contains("2 records are bad");
    assertThat(lake.sql(copy + " FORMAT_OPTIONS ('badRecordsPath' = 'bad')"))
        .containsExactly(List.of(2L, 2L, 0L, 2L));
    assertThat(lake.sql("SELECT line, reason FROM read_json('bad/*.ndjson') ORDER BY line"))
        .containsExactly(
            List.of(2L, "this is no JSON"), List.of(3L, "column id: text is no INTEGER"));
    assertThat(lake.sql("SELECT id, s.a, s.b, day FROM t ORDER BY id"))
        .containsExactly(
            List.of(1, 1, "x", LocalDate.of(2026, 1, 1)), Arrays.asList(4, null, null, null));
  }

  @Test
  void loadsJsonDocumentsAndParquet() {
    lake.run("CREATE TABLE t (id INT, l INT[])");
    file("in/a.json", "[{\"id\": 1, \"l\": [1, 2]},\n {\"id\": 2}]");
    lake.sql("COPY INTO t FROM 'in' FILEFORMAT = JSON FORMAT_OPTIONS ('multiLine' = 'true')");
    assertThat(lake.value("SELECT sum(id)::INT FROM t")).isEqualTo(3);
    try (java.sql.Connection duckDb = java.sql.DriverManager.getConnection("jdbc:duckdb:")) {
      Path parquet = folder.resolve("lake/files/p/x.parquet");
      Files.createDirectories(parquet.getParent());
      duckDb.createStatement().execute("COPY (SELECT 5 AS id) TO '" + parquet + "'");
    } catch (java.sql.SQLException | IOException e) {
      throw new AssertionError(e);
    }
    lake.sql("COPY INTO t FROM 'p' FILEFORMAT = PARQUET");
    assertThat(lake.value("SELECT sum(id)::INT FROM t")).isEqualTo(8);
    assertThat(kernel().rows()).hasSize(3);
  }

  @Test
  void validatesWithoutLoading() {
    lake.run("CREATE TABLE t (id INT)");
    file("in/a.csv", "id\n1\n2\n3\n");
    String copy = "COPY INTO t FROM 'in' FILEFORMAT = CSV VALIDATE";
    String header = " FORMAT_OPTIONS ('header' = 'true')";
    assertThat(lake.sql(copy + " 2 ROWS" + header)).hasSize(2);
    assertThat(lake.sql(copy + " ALL" + header)).hasSize(3);
    assertThat(kernel().latestVersion()).isZero();
    file("in/b.csv", "id\nx\n");
    assertThat(lake.error(copy + " ALL" + header)).contains("files/in/b.csv, line 2");
  }

  @Test
  void fillsDefaultsAndIdentityAndHoldsConstraints() {
    lake.run(
        "CREATE TABLE t (k BIGINT GENERATED ALWAYS AS IDENTITY, id INT, CONSTRAINT positive CHECK"
            + " (id > 0))");
    file("in/a.csv", "id\n7\n8\n");
    lake.sql("COPY INTO t FROM 'in' FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'true')");
    file("in/b.csv", "id\n9\n");
    lake.sql("COPY INTO t FROM 'in' FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'true')");
    assertThat(lake.sql("SELECT id FROM t ORDER BY k"))
        .containsExactly(List.of(7), List.of(8), List.of(9));
    file("in/c.csv", "id\n-1\n");
    assertThat(
            lake.error("COPY INTO t FROM 'in' FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'true')"))
        .contains("positive");
  }

  private void file(String path, String content) {
    try {
      Path file = folder.resolve("lake/files").resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private KernelReader kernel() {
    try (Stream<Path> tables = Files.list(folder.resolve("lake/tables"))) {
      return KernelReader.of(tables.findFirst().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
