package io.lakewise.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two sessions that change one table at a time. */
@Timeout(120)
class RivalsTest extends WriteFixture {

  private String rival;

  @Override
  @BeforeEach
  void open() {
    lake =
        new TestLake(folder.resolve("lake"), List.of(), Clock.systemUTC(), this::idAfterTheRival);
  }

  /** A statement asks for ids when it has read all it wants and begins to commit. */
  private UUID idAfterTheRival() {
    if (rival != null) {
      String statement = rival;
      rival = null;
      try (Session session = lake.session(Principal.LOCAL)) {
        session.execute(statement).close();
      }
    }
    return UUID.randomUUID();
  }

  /** Runs a statement; behind its reading and before its commit somebody else runs another. */
  private void after(String first, String statement) {
    rival = first;
    lake.run(statement);
    assertThat(rival).isNull();
  }

  private String errorAfter(String first, String statement) {
    rival = first;
    String error = lake.error(statement);
    assertThat(rival).isNull();
    return error;
  }

  @Test
  void disjointRowsOfOneFileBothChange() throws Exception {
    for (int round = 0; round < 5; round++) {
      String t = "t" + round;
      table(t, "id INT, v INT", "");
      lake.run("INSERT INTO " + t + " SELECT range, 0 FROM range(100)");
      List<String> errors =
          race(
              "UPDATE " + t + " SET v = 1 WHERE id BETWEEN 10 AND 19",
              "DELETE FROM " + t + " WHERE id BETWEEN 20 AND 29");
      assertThat(errors).isEmpty();
      assertThat(rows(t)).hasSize(90);
      assertThat(lake.value("SELECT count(*) FROM " + t + " WHERE v = 1")).isEqualTo(10L);
    }
  }

  @Test
  void overlappingChangesEndOneOfThemWithAReason() {
    table("t", "id INT, v INT", "");
    lake.run("INSERT INTO t SELECT range, 0 FROM range(100)");
    assertThat(
            errorAfter(
                "UPDATE t SET v = v + 1 WHERE id < 60", "UPDATE t SET v = v + 10 WHERE id > 40"))
        .contains("Version 2 (UPDATE) was committed first")
        .contains("Nothing was changed");
    assertThat(lake.value("SELECT sum(v) FROM t")).hasToString("60");
    assertThat(errorAfter("UPDATE t SET id = -9 WHERE id = 99", "DELETE FROM t WHERE id < 1"))
        .contains("Version 3");
    assertThat(errorAfter("DELETE FROM t WHERE id = 50", "UPDATE t SET v = 0"))
        .contains("Version 4");
    assertThat(rows("t")).hasSize(99);
  }

  @Test
  void changesThatDoNotMeetFollowEachOther() {
    table("t", "id INT, v INT", "");
    lake.run("INSERT INTO t SELECT range, 0 FROM range(100)");
    after("DELETE FROM t WHERE id < 10", "UPDATE t SET v = 1 WHERE id >= 90");
    assertThat(lake.sql("SELECT readVersion FROM (DESCRIBE HISTORY t) WHERE version > 1"))
        .as("both read version 1")
        .containsExactly(List.of(1L), List.of(1L));
    after("UPDATE t SET v = 2 WHERE id = 10", "DELETE FROM t WHERE id = 11");
    after("INSERT INTO t VALUES (-1, 0)", "UPDATE t SET v = 3 WHERE id = 12");
    after("DELETE FROM t WHERE id = 13", "INSERT INTO t VALUES (-2, 0)");
    after(merge(List.of(14, 200), "t"), merge(List.of(15, 201), "t"));
    after(
        "DELETE FROM t WHERE id = 16",
        "MERGE INTO t USING (SELECT -1 AS id) s ON t.id = s.id WHEN MATCHED THEN DELETE"
            + " WHEN NOT MATCHED BY SOURCE AND t.id = 17 THEN DELETE");
    assertThat(rows("t")).hasSize(100 - 10 - 1 + 1 - 1 + 1 + 2 - 1 - 2);
    assertThat(lake.value("SELECT sum(v) FROM t")).hasToString("19");
  }

  @Test
  void rowsThatWereOnlyMovedMeanwhileAreChangedWhereTheyAre() {
    table("t", "id INT, v INT", "");
    for (int part = 0; part < 3; part++) {
      lake.run(
          "INSERT INTO t SELECT range, 0 FROM range(" + 10 * part + ", " + 10 * (part + 1) + ")");
    }
    after("OPTIMIZE t", "UPDATE t SET v = 1 WHERE id % 10 = 3");
    assertThat(lake.value("SELECT sum(v) FROM t")).hasToString("3");
    after("OPTIMIZE t", "DELETE FROM t WHERE id % 10 = 4");
    lake.run("INSERT INTO t VALUES (100, 0)");
    after("OPTIMIZE t", merge(List.of(5, 100, 101), "t"));
    assertThat(rows("t")).hasSize(30 - 3 + 1 + 1);
    assertThat(lake.value("SELECT sum(v) FROM t")).hasToString("6");
  }

  @Test
  void ofTwoTablesOfANameTheSecondLeavesNothing() throws Exception {
    lake.run("CREATE TABLE source (i INT)");
    for (String statement :
        List.of(
            "CREATE TABLE t AS SELECT 1 AS i",
            "CREATE TABLE t SHALLOW CLONE source",
            "CREATE OR REPLACE TABLE t (i INT)")) {
      assertThat(errorAfter("CREATE TABLE t (i INT)", statement))
          .contains("main.default.t already exists");
      assertThat(tableFolders()).as(statement).hasSize(2);
      lake.run("DROP TABLE t PURGE");
    }
    after("CREATE TABLE t (i INT)", "CREATE TABLE IF NOT EXISTS t AS SELECT 1 AS i");
    assertThat(lake.sql("FROM t")).isEmpty();
    assertThat(tableFolders()).hasSize(2);
    lake.run("DROP TABLE source PURGE");
  }

  private List<Path> tableFolders() throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve("lake/tables"))) {
      return folders.toList();
    }
  }

  @Test
  void mergesThatInsertTheSameKeyConflict() {
    table("t", "id INT, v INT", "");
    lake.run("INSERT INTO t SELECT range, 0 FROM range(10)");
    assertThat(errorAfter(merge(List.of(77), "t"), merge(List.of(78, 77), "t")))
        .contains("Version 2");
    String insert =
        "MERGE INTO t USING (SELECT 88 AS id) s ON t.id = s.id"
            + " WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id)";
    assertThat(errorAfter(insert, insert)).contains("Version 3");
    assertThat(lake.value("SELECT count(*) - count(DISTINCT id) FROM t")).isEqualTo(0L);
    assertThat(rows("t")).hasSize(12);
  }

  /** WriteSerializable orders the insert behind the merge; Serializable does not. */
  @Test
  void plainInsertsMeetMergesOnlyWhereTablesAreSerializable() {
    table("t", "id INT, v INT", "");
    after("INSERT INTO t VALUES (99, 9)", merge(List.of(99), "t"));
    assertThat(rows("t")).containsExactly("[99, 1]", "[99, 9]");
    table("u", "id INT, v INT", "TBLPROPERTIES ('delta.isolationLevel' = 'Serializable')");
    assertThat(errorAfter("INSERT INTO u VALUES (99, 9)", merge(List.of(99), "u")))
        .contains("Version 1");
    assertThat(rows("u")).containsExactly("[99, 9]");
  }

  @Test
  void mergesOfDisjointRandomKeysBothSucceed() throws Exception {
    long seed = 20_240_229;
    Random random = new Random(seed);
    table("t", "id INT, v INT", "");
    lake.run("INSERT INTO t SELECT range * 2, 0 FROM range(500)");
    for (int round = 0; round < 4; round++) {
      List<Integer> even = new ArrayList<>();
      List<Integer> odd = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int key = random.nextInt(2000);
        (key / 2 % 2 == 0 ? even : odd).add(key);
      }
      assertThat(race(merge(even, "t"), merge(odd, "t"))).as("seed " + seed).isEmpty();
    }
    assertThat(lake.value("SELECT count(*) - count(DISTINCT id) FROM t")).isEqualTo(0L);
    rows("t");
  }

  @Test
  void insertsNeverConflictAndIdentityValuesStayApart() throws Exception {
    table("t", "k BIGINT GENERATED ALWAYS AS IDENTITY, v INT", "");
    for (int round = 0; round < 5; round++) {
      assertThat(
              race(
                  "INSERT INTO t (v) SELECT range FROM range(7)",
                  "INSERT INTO t (v) SELECT range FROM range(5)"))
          .isEmpty();
    }
    assertThat(rows("t")).hasSize(60);
    assertThat(lake.value("SELECT count(DISTINCT k) FROM t")).isEqualTo(60L);
  }

  @Test
  void alsoWithoutDeletionVectorsNothingIsLost() throws Exception {
    table("t", "id INT, v INT", "TBLPROPERTIES ('delta.enableDeletionVectors' = 'false')");
    lake.run("INSERT INTO t SELECT range, 0 FROM range(100)");
    for (int round = 0; round < 5; round++) {
      Object before = lake.value("SELECT sum(v) FROM t");
      List<String> errors =
          race("UPDATE t SET v = v + 1 WHERE id = 1", "UPDATE t SET v = v + 1 WHERE id = 2");
      assertThat(errors.size()).isLessThan(2);
      assertThat(((Number) lake.value("SELECT sum(v) FROM t")).longValue())
          .isEqualTo(((Number) before).longValue() + 2 - errors.size());
    }
    assertThat(rows("t")).hasSize(100);
  }

  private static String merge(List<Integer> keys, String table) {
    return "MERGE INTO "
        + table
        + " USING (SELECT DISTINCT unnest("
        + keys
        + ") AS id) s ON "
        + table
        + ".id = s.id WHEN MATCHED THEN UPDATE SET v = "
        + table
        + ".v + 1 WHEN NOT MATCHED THEN INSERT (id, v) VALUES (s.id, 1)";
  }

  /** Runs statements at the same time, each in a session of its own; returns what failed. */
  private List<String> race(String... statements) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(statements.length);
    CyclicBarrier start = new CyclicBarrier(statements.length);
    try {
      List<Callable<String>> tasks = new ArrayList<>();
      for (String statement : statements) {
        tasks.add(
            () -> {
              try (Session session = lake.session(Principal.LOCAL)) {
                start.await();
                try (Result result = session.execute(statement)) {
                  return null;
                } catch (LakewiseException e) {
                  return e.getMessage();
                }
              }
            });
      }
      List<String> errors = new ArrayList<>();
      for (Future<String> done : threads.invokeAll(tasks)) {
        if (done.get() != null) {
          errors.add(done.get());
        }
      }
      return errors;
    } finally {
      threads.shutdownNow();
    }
  }
}
