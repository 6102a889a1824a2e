package io.lakewise.engine.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.table.kernel.KernelReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurgeTest {

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
  void writesFilesWithDeletedRowsAnew() {
    lake.run("CREATE TABLE t (id INT, part STRING) PARTITIONED BY (part)");
    lake.run("INSERT INTO t SELECT i, 'a' FROM range(100) r(i)");
    lake.run("INSERT INTO t SELECT i, 'b' FROM range(100) r(i)");
    lake.run("DELETE FROM t WHERE id = 7");
    assertThat(purge("REORG TABLE t WHERE part = 'a' APPLY (PURGE)").get("numFilesRemoved"))
        .isEqualTo(1L);
    assertThat(purge("REORG TABLE t APPLY (PURGE)").get("numDeletionVectorsRemoved")).isEqualTo(1L);
    assertThat(purge("REORG TABLE t APPLY (PURGE)").get("numFilesRemoved")).isEqualTo(0L);
    assertThat(kernel().latestVersion()).isEqualTo(5);
    assertThat(kernel().rows()).hasSize(198);
    assertThat(TableFolders.commit(table(), 5)).contains("\"operation\":\"REORG\"");
  }

  @Test
  void writesFilesWithDroppedColumnsAnew() {
    lake.run(
        "CREATE TABLE t (id INT, secret STRING, l INT[], s STRUCT<a: INT>)"
            + " TBLPROPERTIES ('delta.columnMapping.mode' = 'name')");
    lake.run("INSERT INTO t VALUES (1, 'x', [1], {a: 2})");
    assertThat(purge("REORG TABLE t APPLY (PURGE)").get("numFilesRemoved")).isEqualTo(0L);
    lake.run("ALTER TABLE t DROP COLUMN secret");
    assertThat(purge("REORG TABLE t APPLY (PURGE)").get("numFilesRemoved")).isEqualTo(1L);
    assertThat(purge("REORG TABLE t APPLY (PURGE)").get("numFilesRemoved")).isEqualTo(0L);
    assertThat(lake.sql("SELECT * FROM t")).containsExactly(List.of(1, List.of(1), Map.of("a", 2)));
    assertThat(kernel().rows()).hasSize(1);
  }

  @Test
  void refusesWhatItDoesNotDo() {
    lake.run("CREATE TABLE t (id INT)");
    assertThat(lake.error("REORG TABLE t APPLY (UPGRADE UNIFORM (ICEBERG_COMPAT_VERSION = 2))"))
        .contains("not supported");
    assertThat(lake.error("GENERATE symlink_format_manifest FOR TABLE t")).contains("GENERATE");
    assertThat(lake.error("FSCK REPAIR TABLE t")).contains("REPAIR TABLE");
    assertThat(lake.run("ANALYZE TABLE t COMPUTE DELTA STATISTICS")).startsWith("nothing to do");
  }

  private Map<?, ?> purge(String statement) {
    return (Map<?, ?>) lake.sql(statement).get(0).get(1);
  }

  private Path table() {
    return TableFolders.only(folder.resolve("lake"));
  }

  private KernelReader kernel() {
    return KernelReader.of(table());
  }
}
