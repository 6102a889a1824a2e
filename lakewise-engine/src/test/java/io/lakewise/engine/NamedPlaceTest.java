package io.lakewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors about a name show where it stands in the statement as it was written. */
class NamedPlaceTest {

  @TempDir private Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder);
    lake.run("CREATE TABLE t (a INT, s STRUCT<x: INT>)");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT a, bb FROM t VERSION AS OF 0 | 1 | 11",
        "SELECT a FROM t WHERE s.y = 1 | 1 | 25",
        "SELECT count(*), a FROM t | 1 | 18",
        "SELECT `bb` FROM default.t | 1 | 8",
        "SELECT * FROM tt | 1 | 15",
        "SELECT * FROM nowhere.default.t | 1 | 15",
        "UPDATE t SET b = 1 | 1 | 14",
        "DELETE FROM t WHERE d = 1 | 1 | 21",
        "INSERT INTO t (a, q) VALUES (1, 2) | 1 | 19",
        "SELECT nofunction(a) FROM t | 1 | 8",
        "DROP TABLE gone | 1 | 12",
        "ALTER TABLE t DROP COLUMN zz | 1 | 27"
      })
  void aNameThatStandsOnceIsMarked(String statement, int line, int column) {
    assertThat(lake.error(statement))
        .endsWith(
            " (line %d, column %d)\n%s\n%s^"
                .formatted(line, column, statement, " ".repeat(column - 1)));
  }

  @Test
  void aNameThatStandsTwiceIsNot() {
    assertThat(lake.error("SELECT bb, bb FROM t")).contains("bb").doesNotContain("(line");
    assertThat(lake.error("SELECT 'bb' FROM t WHERE bb = 1")).contains("(line 1, column 26)");
  }
}
