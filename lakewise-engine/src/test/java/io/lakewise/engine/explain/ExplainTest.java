package io.lakewise.engine.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.run("CREATE TABLE t (id INT, name STRING)");
    lake.run("INSERT INTO t VALUES (1, 'a'), (2, 'b')");
    lake.run("INSERT INTO t VALUES (11, 'c'), (12, 'd')");
    lake.run("CREATE TABLE s (id INT, name STRING)");
    lake.run("INSERT INTO s VALUES (11, 'C')");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private List<String> lines(String statement) {
    return lake.sql(statement).stream().map(row -> (String) row.get(0)).toList();
  }

  @Test
  void showsFilesAndBytesBeforeAndAfterPruningAndTheFilters() {
    List<String> lines = lines("EXPLAIN SELECT * FROM t WHERE id > 5");
    assertThat(lines.get(0))
        .matches("main\\.default\\.t \\(version 2\\): 1 of 2 files, \\d+ of \\d+ bytes");
    assertThat(lines.get(1)).startsWith("  filter: ").contains("id").contains("5");
    assertThat(lines.size()).isGreaterThan(3);
    assertThat(String.join("\n", lines)).doesNotContain("__t0").contains("READ_PARQUET");
    assertThat(lines("EXPLAIN SELECT * FROM t VERSION AS OF 1").get(0))
        .contains("(version 1): 1 of 1 files");
    assertThat(lines("EXPLAIN SELECT 1")).isNotEmpty();
  }

  @Test
  void runsQueriesWithTimes() {
    List<String> lines = lines("EXPLAIN ANALYZE SELECT sum(id) FROM t WHERE id > 5");
    assertThat(lines.get(0)).contains("1 of 2 files");
    assertThat(String.join("\n", lines)).contains("Total Time");
  }

  @Test
  void showsWhatChangingStatementsRead() {
    assertThat(lines("EXPLAIN DELETE FROM t WHERE id = 1").get(0)).contains("1 of 2 files");
    assertThat(lines("EXPLAIN UPDATE t AS x SET name = upper(name) WHERE x.id = 12").get(0))
        .contains("1 of 2 files");
    assertThat(lines("EXPLAIN INSERT INTO t SELECT * FROM s").get(0))
        .startsWith("main.default.s (version 1): 1 of 1 files");
    List<String> merge =
        lines(
            "EXPLAIN MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET name ="
                + " s.name WHEN NOT MATCHED THEN INSERT *");
    assertThat(merge).anyMatch(line -> line.startsWith("main.default.t (version 2)"));
    assertThat(merge).anyMatch(line -> line.startsWith("main.default.s (version 1)"));
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(4L);
  }

  @Test
  void runsNothingThatChanges() {
    assertThat(lake.error("EXPLAIN ANALYZE DELETE FROM t WHERE id = 1"))
        .contains("cannot explain DELETE");
    assertThat(lake.error("EXPLAIN CREATE TABLE x (a INT)")).contains("no plan");
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(4L);
  }
}
