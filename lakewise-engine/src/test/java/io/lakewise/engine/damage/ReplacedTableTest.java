package io.lakewise.engine.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table's folder that somebody deletes and makes anew while a process knows the old table. */
class ReplacedTableTest {

  @TempDir Path folder;
  private Path root;
  private TestLake lake;
  private TestLake other;

  @BeforeEach
  void open() throws IOException {
    root = Files.createDirectories(folder.resolve("lake"));
    lake = new TestLake(root);
    other = new TestLake(folder.resolve("other"));
  }

  @AfterEach
  void close() {
    lake.close();
    other.close();
  }

  private static void make(TestLake in, String value, int versions, boolean times) {
    in.run(
        "CREATE TABLE t (v STRING) LOCATION 'open/t' TBLPROPERTIES ("
            + "'delta.enableInCommitTimestamps' = '"
            + times
            + "')");
    for (int i = 0; i < versions; i++) {
      in.run("INSERT INTO t VALUES ('" + value + i + "')");
    }
  }

  private void replace() {
    TableCopies.delete(root.resolve("open/t"));
    TableCopies.copy(folder.resolve("other/open/t"), root.resolve("open/t"));
  }

  @ParameterizedTest
  @CsvSource({
    "2, false, false",
    "2, true, false",
    "5, true, false",
    "1, true, false",
    "2, false, true",
    "5, true, true"
  })
  void isReadAsItIsNow(int versions, boolean readBefore, boolean times) {
    make(lake, "old", 2, times);
    make(other, "renewed", versions, times);
    if (readBefore) {
      assertThat(lake.sql("SELECT * FROM t")).hasSize(2);
    }
    replace();
    assertThat(lake.sql("SELECT DISTINCT left(v, 7) FROM t").toString()).isEqualTo("[[renewed]]");
    lake.run("INSERT INTO t VALUES ('renewed more')");
    assertThat(lake.sql("SELECT * FROM t")).hasSize(versions + 1);
    lake.run("DELETE FROM t WHERE v = 'renewed0'");
    assertThat(lake.sql("SELECT * FROM t")).hasSize(versions);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES ('x')",
        "UPDATE t SET v = 'x'",
        "DELETE FROM t",
        "ALTER TABLE t SET TBLPROPERTIES ('a' = 'b')"
      })
  void isChangedAsItIsNow(String change) {
    make(lake, "old", 2, false);
    make(other, "renewed", 3, false);
    replace();
    lake.run(change);
    assertThat(lake.sql("SELECT * FROM t WHERE v LIKE 'old%'")).isEmpty();
    assertThat(lake.sql("SELECT * FROM t VERSION AS OF 3")).hasSize(3);
  }
}
