package io.lakewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryTest {

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
  void createsInsertsSelectsUpdatesDeletesMergesAndTravels() {
    assertThat(lake.run("CREATE TABLE t (id INT NOT NULL, name STRING, price DECIMAL(10,2))"))
        .isEqualTo("created main.default.t (version 0)");
    assertThat(lake.run("INSERT INTO t VALUES (1, 'a', 1.5), (2, 'b', 2.5), (3, 'c', NULL)"))
        .isEqualTo("inserted 3 rows in main.default.t (version 1)");
    assertThat(lake.run("UPDATE t SET name = name || '!' WHERE id >= 2"))
        .isEqualTo("updated 2 rows in main.default.t (version 2)");
    assertThat(lake.run("DELETE FROM t WHERE id = 1"))
        .isEqualTo("deleted 1 row in main.default.t (version 3)");
    assertThat(
            lake.run(
                "MERGE INTO t USING (SELECT * FROM (VALUES (2, 'B', 9.99), (7, 'z', 0.01)) v(id,"
                    + " name, price)) s ON t.id = s.id WHEN MATCHED THEN UPDATE SET * WHEN NOT"
                    + " MATCHED THEN INSERT *"))
        .isEqualTo("merged 2 rows in main.default.t (version 4)");
    assertThat(lake.sql("SELECT id, name, price::VARCHAR FROM t ORDER BY id"))
        .containsExactly(
            List.of(2, "B", "9.99"),
            java.util.Arrays.asList(3, "c!", null),
            List.of(7, "z", "0.01"));
    assertThat(lake.value("SELECT count(*) FROM t VERSION AS OF 1")).isEqualTo(3L);
    assertThat(
            lake.value(
                "SELECT count(*) FROM t VERSION AS OF 1 a JOIN t VERSION AS OF 4 b USING (id)"))
        .isEqualTo(2L);
    assertThat(lake.run("DELETE FROM t WHERE id = 100")).contains("nothing to commit");
  }
}
