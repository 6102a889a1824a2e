package io.lakewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Much of everything, and a clock that goes wrong; with {@code lakewise.long} even more of it. */
@Timeout(1200)
class BadDaysTest {

  private static final boolean LONG = Boolean.getBoolean("lakewise.long");

  @TempDir private Path folder;
  private final JumpingClock clock = new JumpingClock();
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"), List.of(), clock);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  /** The system's clock, put back or forth by hand. */
  private static final class JumpingClock extends Clock {

    private Duration jumped = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(jumped);
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "(,1,)",
    "abs(,1,)",
    "[,1,]",
    "1+,1,''",
    "'- ',1,''",
    "'NOT ',true,''",
    "'CASE WHEN true THEN ',1,' END'",
    "'(SELECT ',1,)",
    "'{''a'': ',1,}",
    "CAST(,1,' AS INT)"
  })
  void expressionsThatAreNestedTooDeeplyAreRefused(String before, String inside, String after) {
    for (int depth : new int[] {1_000, 100_000}) {
      String error = lake.error("SELECT " + nested(before, inside, after, depth) + " AS n");
      assertThat(error.toLowerCase(Locale.ROOT))
          .as("%s %d times", before, depth)
          .contains("nested more");
      assertThat(error).doesNotContain("SET max").hasSizeLessThan(2_000);
      assertThat(lake.value("SELECT 1")).as("the next statement").isEqualTo(1);
    }
    lake.sql("SELECT " + nested(before, inside, after, 100) + " AS n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (i INT, CHECK (%s > 0))",
        "CREATE TABLE t (i INT DEFAULT %s)",
        "CREATE TABLE t (i INT, j INT GENERATED ALWAYS AS (%s))",
        "CREATE VIEW t AS SELECT %s AS n",
        "CREATE FUNCTION t() RETURNS INT RETURN %s",
        "INSERT INTO made VALUES (%s)",
        "UPDATE made SET i = %s",
        "DELETE FROM made WHERE i = %s",
        "MERGE INTO made USING made s ON made.i = %s WHEN MATCHED THEN DELETE",
        "VALUES (%s)"
      })
  void depthIsRefusedWhereverAnExpressionStands(String statement) {
    lake.run("CREATE TABLE made AS SELECT 7 AS i");
    for (String deep : List.of(nested("(", "1", ")", 50_000), nested("1+", "1", "", 50_000))) {
      assertThat(lake.error(statement.formatted(deep))).containsIgnoringCase("nested more");
      assertThat(lake.sql("SHOW TABLES")).hasSize(1);
      assertThat(lake.value("SELECT i FROM made")).isEqualTo(7);
    }
  }

  private static String nested(String before, String inside, String after, int depth) {
    return before.repeat(depth) + inside + (after == null ? "" : after.repeat(depth));
  }

  @Test
  void aStatementOfAMegabyteRuns() {
    lake.run("CREATE TABLE t (i BIGINT, s VARCHAR)");
    String rows =
        IntStream.range(0, 40_000)
            .mapToObj(i -> "(" + i + ", 'row number " + i + "')")
            .collect(Collectors.joining(", "));
    assertThat(rows.length()).isGreaterThan(1_000_000);
    lake.run("INSERT INTO t VALUES " + rows);
    assertThat(lake.sql("SELECT count(*), sum(i)::BIGINT, max(s) FROM t"))
        .containsExactly(List.of(40_000L, 799_980_000L, "row number 9999"));
    String numbers =
        IntStream.range(0, 40_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    assertThat(lake.run("DELETE FROM t WHERE i NOT IN (" + numbers + ")")).contains("0 rows");
    assertThat(lake.value("SELECT count(*) FROM range(10) WHERE range IN (" + numbers + ")"))
        .isEqualTo(10L);
    String text = "x".repeat(1_000_000);
    lake.run("UPDATE t SET s = '" + text + "' WHERE i = 3");
    assertThat(lake.value("SELECT s FROM t WHERE i = 3")).isEqualTo(text);
    assertThat(lake.error("SELECT " + text + " FROM t")).hasSizeLessThan(5_000);
  }

  @Test
  void aWideTableIsATableLikeOthers() {
    int width = LONG ? 10_000 : 1_000;
    lake.run(
        "CREATE TABLE wide AS SELECT "
            + IntStream.range(0, width)
                .mapToObj(i -> "range + " + i + " AS c" + i)
                .collect(Collectors.joining(", "))
            + " FROM range(3)");
    lake.run("INSERT INTO wide SELECT * FROM wide");
    lake.run("UPDATE wide SET c77 = 0 WHERE c5 = 6");
    lake.run("DELETE FROM wide WHERE c1 = 1");
    lake.run("ALTER TABLE wide ADD COLUMN another INT");
    assertThat(
            lake.sql(
                "SELECT count(*), sum(c77)::INT, max(c"
                    + (width - 1)
                    + "), max(another) FROM wide"))
        .containsExactly(Arrays.asList(4L, 158, width + 1L, null));
    assertThat(lake.sql("FROM wide").get(0)).hasSize(width + 1);
    lake.close();
    open();
    assertThat(
            lake.value("SELECT count(*) FROM wide WHERE c" + (width / 2) + " = " + (width / 2 + 2)))
        .isEqualTo(2L);
  }

  @Test
  void aRowOfManyMegabytesIsARowLikeOthers() {
    int size = LONG ? 100_000_000 : 20_000_000;
    lake.run("CREATE TABLE t AS SELECT 1 AS i, repeat('x', " + size + ") AS s");
    lake.run("INSERT INTO t SELECT 2, s || 'y' FROM t");
    lake.run("UPDATE t SET s = s || 'zz' WHERE i = 1");
    assertThat(lake.sql("SELECT length(s) FROM t ORDER BY i"))
        .containsExactly(List.of(size + 2L), List.of(size + 1L));
    lake.run("DELETE FROM t WHERE s LIKE '%y'");
    assertThat(lake.value("SELECT length(s) FROM t")).isEqualTo(size + 2L);
  }

  @Test
  void manyPartitionsArePartitionsLikeFew() {
    int many = LONG ? 100_000 : 2_500;
    lake.run(
        "CREATE TABLE t PARTITIONED BY (p) AS SELECT range AS i, range AS p FROM range("
            + many
            + ")");
    assertThat(lake.value("SELECT i FROM t WHERE p = 777")).isEqualTo(777L);
    lake.run("UPDATE t SET i = -1 WHERE p = 5");
    lake.run("DELETE FROM t WHERE p >= 1000");
    assertThat(lake.sql("SELECT count(*), sum(i)::BIGINT FROM t"))
        .containsExactly(List.of(1_000L, 499_500L - 6));
  }

  @Test
  void aLogOfManyCommitsWithoutACheckpointIsRead() throws IOException {
    int commits = LONG ? 50_000 : 2_000;
    lake.run("CREATE TABLE t AS SELECT 1 AS i");
    String text = lake.value("SELECT location FROM (DESCRIBE DETAIL t)").toString();
    Path log = Path.of(text).resolve("_delta_log");
    List<String> first = Files.readAllLines(log.resolve("%020d.json".formatted(0)));
    String add =
        first.stream().filter(line -> line.startsWith("{\"add\"")).findFirst().orElseThrow();
    String name = add.replaceFirst(".*?\"path\":\"([^\"]+)\".*", "$1");
    for (int version = 1; version <= commits; version++) {
      Files.createLink(Path.of(text, "part-" + version + ".parquet"), Path.of(text, name));
      Files.writeString(
          log.resolve("%020d.json".formatted(version)),
          "{\"commitInfo\":{\"timestamp\":"
              + version
              + ",\"operation\":\"WRITE\"}}\n"
              + add.replace(name, "part-" + version + ".parquet")
              + "\n");
    }
    lake.close();
    open();
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(commits + 1L);
    lake.run("INSERT INTO t VALUES (2)");
    assertThat(lake.value("SELECT sum(i)::BIGINT FROM t")).isEqualTo(commits + 3L);
    assertThat(lake.value("SELECT count(*) FROM t VERSION AS OF 7")).isEqualTo(8L);
  }

  @Test
  void namesThatDifferInCaseAloneAreTheSame() {
    lake.run("CREATE TABLE t (a INT)");
    lake.run("CREATE VIEW v AS SELECT 1 AS one");
    assertThat(lake.error("CREATE TABLE \"T\" (a INT)")).contains("main.default.t exists already");
    assertThat(lake.error("CREATE VIEW T AS SELECT 1 AS i")).contains("exists already");
    assertThat(lake.error("ALTER TABLE t RENAME TO V")).contains("already exists");
    assertThat(lake.error("CREATE SCHEMA \"DEFAULT\"")).contains("already exists");
    assertThat(lake.error("CREATE TABLE u (\"a\" INT, \"A\" INT)")).contains("twice");
    assertThat(lake.error("CREATE TABLE u AS SELECT 1 AS x, 2 AS X")).contains("twice");
    assertThat(lake.error("ALTER TABLE t ADD COLUMN A INT")).contains("twice");
    assertThat(lake.error("ALTER TABLE t RENAME COLUMN a TO \"A\", RENAME COLUMN a TO b"))
        .isNotEmpty();
    lake.run("INSERT INTO T (A) VALUES (1)");
    assertThat(lake.value("SELECT A FROM \"T\"")).isEqualTo(1);
  }

  @Test
  void aClockThatJumpsBackChangesNothingButTheTimeOnTheWall() {
    lake.run(
        "CREATE TABLE t TBLPROPERTIES ('delta.enableInCommitTimestamps' = 'true') AS SELECT 1 AS i");
    lake.run("CREATE TABLE plain AS SELECT 1 AS i");
    for (String table : List.of("t", "plain")) {
      lake.run("INSERT INTO " + table + " VALUES (2)");
      clock.jumped = Duration.ofDays(-400);
      lake.run("INSERT INTO " + table + " VALUES (3)");
      lake.run("UPDATE " + table + " SET i = 30 WHERE i = 3");
      lake.sql("OPTIMIZE " + table);
      assertThat(lake.run("VACUUM " + table)).startsWith("removed 0 files");
      assertThat(lake.value("SELECT sum(i)::INT FROM " + table + " VERSION AS OF 2")).isEqualTo(6);
      clock.jumped = Duration.ZERO;
      lake.run("INSERT INTO " + table + " VALUES (4)");
      assertThat(lake.value("SELECT sum(i)::INT FROM " + table)).isEqualTo(37);
    }
    List<Object> times =
        lake.sql("SELECT timestamp FROM (DESCRIBE HISTORY t) ORDER BY version").stream()
            .map(row -> row.get(0))
            .toList();
    List<Object> sorted = times.stream().sorted().distinct().toList();
    assertThat(times).as("each later than the one before").isEqualTo(sorted);
    String second = times.get(1).toString();
    assertThat(lake.value("SELECT count(*) FROM t TIMESTAMP AS OF '" + second + "'")).isEqualTo(2L);
    lake.run("DROP TABLE plain");
    clock.jumped = Duration.ofDays(-400);
    lake.run("UNDROP TABLE plain");
    assertThat(lake.value("SELECT sum(i)::INT FROM plain")).isEqualTo(37);
  }
}
