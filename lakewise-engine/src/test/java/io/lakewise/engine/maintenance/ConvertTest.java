package io.lakewise.engine.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.table.kernel.KernelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertTest {

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
  void makesATableOfAFolder() {
    write("in/a.parquet", "SELECT 1 AS id, 'x' AS name, 1.5::DOUBLE AS d");
    write("in/sub/b.parquet", "SELECT 2 AS id, NULL::VARCHAR AS name, 'NaN'::DOUBLE AS d");
    assertThat(lake.run("CONVERT TO DELTA parquet.`files/in`"))
        .startsWith("converted 2 files of files/in (version 0)");
    assertThat(lake.sql("SELECT id, name FROM delta_scan('files/in') ORDER BY id"))
        .containsExactly(List.of(1, "x"), java.util.Arrays.asList(2, null));
    assertThat(KernelReader.of(table()).rows()).hasSize(2);
    assertThat(TableFolders.commit(table(), 0))
        .contains("\"operation\":\"CONVERT\"")
        .contains("\\\"numRecords\\\":1")
        .contains("\\\"minValues\\\":{\\\"id\\\":1");
    assertThat(lake.run("CONVERT TO DELTA parquet.`files/in`")).contains("already");
    lake.run("INSERT INTO delta.`files/in` VALUES (3, 'z', 0)");
    assertThat(KernelReader.of(table()).rows()).hasSize(3);
  }

  @Test
  void takesPartitionsFromFolders() {
    write("in/day=2026-01-01/a.parquet", "SELECT 1 AS id");
    write("in/day=__HIVE_DEFAULT_PARTITION__/b.parquet", "SELECT 2 AS id");
    assertThat(lake.error("CONVERT TO DELTA parquet.`files/in`")).contains("PARTITIONED BY");
    assertThat(lake.error("CONVERT TO DELTA parquet.`files/in` PARTITIONED BY (day INT)"))
        .contains("2026-01-01");
    lake.run("CONVERT TO DELTA parquet.`files/in` NO STATISTICS PARTITIONED BY (day DATE)");
    assertThat(lake.value("SELECT id FROM delta_scan('files/in') WHERE day = '2026-01-01'"))
        .isEqualTo(1);
    assertThat(lake.value("SELECT id FROM delta_scan('files/in') WHERE day IS NULL")).isEqualTo(2);
    assertThat(KernelReader.of(table()).rows()).hasSize(2);
    assertThat(TableFolders.commit(table(), 0)).doesNotContain("\\\"minValues\\\":{\\\"id");
  }

  @Test
  void refusesOtherPlacesAndFilesThatDisagree() {
    write("in/a.parquet", "SELECT 1 AS id");
    write("in/b.parquet", "SELECT 'x' AS id");
    assertThat(lake.error("CONVERT TO DELTA parquet.`files/in`")).contains("different types");
    assertThat(lake.error("CONVERT TO DELTA parquet.`/etc/ssl`")).contains("cannot be converted");
    assertThat(lake.error("CONVERT TO DELTA parquet.`../x/y`")).contains("cannot be converted");
    assertThat(lake.error("CONVERT TO DELTA parquet.`_lakewise/x`"))
        .contains("cannot be converted");
    assertThat(lake.error("CONVERT TO DELTA parquet.`files/empty`")).contains("no Parquet files");
  }

  private void write(String path, String select) {
    Path file = folder.resolve("lake/files").resolve(path);
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
      Files.createDirectories(file.getParent());
      duckDb.createStatement().execute("COPY (" + select + ") TO '" + file + "'");
    } catch (SQLException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path table() {
    return folder.resolve("lake/files/in");
  }
}
