package io.lakewise.engine.workbench.duckdb;

import static io.lakewise.engine.workbench.duckdb.WorkbenchFixture.rows;
import static io.lakewise.engine.workbench.duckdb.WorkbenchFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmFilesTest {

  private static final StructType NUMBERS = schema(new StructField("n", PrimitiveType.LONG, true));
  private static final String MEMORY = "Table: __warm";
  private static final String STORAGE = "READ_PARQUET";
  private static final String SUM = "SELECT count(*), sum(n)::BIGINT FROM __t0";

  @TempDir Path folder;
  private WorkbenchFixture fixture;
  private long now = 1;

  @BeforeEach
  void open() {
    open(256L << 20);
  }

  private void open(long warmBytes) {
    fixture = new WorkbenchFixture(folder, 1L << 30, false, warmBytes);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static StructType schema(StructField... fields) {
    return new StructType(List.of(fields));
  }

  private List<List<Object>> ask(String select, BoundTable table) {
    try (WorkSession session = fixture.open()) {
      return rows(session.query(select, List.of(table)));
    }
  }

  /** Asks often enough, and has what was asked for loaded. */
  private List<List<Object>> warmed(String select, BoundTable table) {
    List<List<Object>> first = ask(select, table);
    for (int i = 0; i < 2; i++) {
      assertThat(ask(select, table)).isEqualTo(first);
    }
    load();
    return first;
  }

  private void load() {
    while (fixture.workbench.warm(now)) {
      now++;
    }
  }

  private String plan(BoundTable table) {
    try (WorkSession session = fixture.open()) {
      return session.explain("SELECT * FROM __t0", List.of(table), false);
    }
  }

  private ScanFile numbers(String name, long from, long to) {
    return file(name, "SELECT n FROM range(" + from + ", " + to + ") AS t(n)");
  }

  private ScanFile file(String name, String select) {
    return known(fixture.file(name, select), Map.of(), null);
  }

  /** A file as a table has it whose log tells of its columns. */
  private static ScanFile known(ScanFile file, Map<String, String> partitions, byte[] deleted) {
    return new ScanFile(
        file.localPath(), file.size(), partitions, deleted, null, null, null, "columns");
  }

  @Test
  void whatIsReadAgainAndAgainComesFromMemory() {
    BoundTable table =
        table("__t0", NUMBERS, numbers("a.parquet", 0, 600_000), numbers("b.parquet", 0, 7));
    ask(SUM, table);
    load();
    assertThat(plan(table)).contains(STORAGE).doesNotContain(MEMORY);
    List<List<Object>> rows = warmed(SUM, table);
    assertThat(plan(table)).contains(MEMORY).doesNotContain(STORAGE);
    assertThat(ask(SUM, table)).isEqualTo(rows);
    assertThat(rows).containsExactly(List.of(600_007L, 600_000L * 599_999 / 2 + 21));
  }

  @Test
  void valuesOfEveryTypeStayWhatTheyAre() {
    String values =
        """
        SELECT * FROM (VALUES
          (1, true, 'a''b', 'NaN'::DOUBLE, '-0.0'::FLOAT, 12345678901234567890.12::DECIMAL(38,2),
            DATE '0001-01-01', TIMESTAMPTZ '9999-12-31 23:59:59.999999+00',
            TIMESTAMP '1582-10-04 00:00:00', '\\x00\\xFF'::BLOB, [1, NULL], {'x': 'y', 'z': NULL},
            MAP {'k': 1}),
          (2, NULL, '', NULL, 'infinity'::FLOAT, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
          (3, false, repeat('long ', 5000), '-infinity'::DOUBLE, 1.5, 0.01, DATE '2024-02-29',
            TIMESTAMPTZ '1900-01-01 00:00:00.000001+00', TIMESTAMP '2262-04-12 00:00:00', ''::BLOB,
            []::INT[], {'x': NULL, 'z': 1}, MAP {}))
          AS t(i, b, s, d, f, e, day, moment, clock, bytes, list, row, map)
        """;
    StructType schema =
        schema(
            new StructField("i", PrimitiveType.INTEGER, true),
            new StructField("b", PrimitiveType.BOOLEAN, true),
            new StructField("s", PrimitiveType.STRING, true),
            new StructField("d", PrimitiveType.DOUBLE, true),
            new StructField("f", PrimitiveType.FLOAT, true),
            new StructField("e", new DecimalType(38, 2), true),
            new StructField("day", PrimitiveType.DATE, true),
            new StructField("moment", PrimitiveType.TIMESTAMP, true),
            new StructField("clock", PrimitiveType.TIMESTAMP_NTZ, true),
            new StructField("bytes", PrimitiveType.BINARY, true),
            new StructField("list", new ArrayType(PrimitiveType.INTEGER, true), true),
            new StructField(
                "row",
                schema(
                    new StructField("x", PrimitiveType.STRING, true),
                    new StructField("z", PrimitiveType.INTEGER, true)),
                true),
            new StructField(
                "map", new MapType(PrimitiveType.STRING, PrimitiveType.INTEGER, true), true));
    BoundTable table = table("__t0", schema, file("types.parquet", values));
    String texts =
        "SELECT typeof(COLUMNS(*)), COLUMNS(*)::VARCHAR, md5(s), hex(bytes) FROM __t0 ORDER BY i";
    List<List<Object>> cold = warmed(texts, table);
    assertThat(plan(table)).doesNotContain(STORAGE);
    assertThat(ask(texts, table)).hasSize(3).isEqualTo(cold);
  }

  @Test
  void aFileThatLiesInAnothersPlaceIsAnother() throws Exception {
    BoundTable table = table("__t0", NUMBERS, numbers("a.parquet", 0, 10));
    warmed(SUM, table);
    assertThat(plan(table)).contains(MEMORY);
    ScanFile other = numbers("other.parquet", 10, 20);
    Files.delete(Path.of(table.scan().files().get(0).localPath()));
    Files.move(Path.of(other.localPath()), Path.of(table.scan().files().get(0).localPath()));
    assertThat(ask(SUM, table)).containsExactly(List.of(10L, 145L));
  }

  @Test
  void oneFileHasTheRowsOfTheSchemaByWhichItIsRead() {
    ScanFile file = file("a.parquet", "SELECT 1::BIGINT AS n, 2::BIGINT AS m");
    warmed(SUM, table("__t0", NUMBERS, file));
    BoundTable other = table("__t0", schema(new StructField("m", PrimitiveType.LONG, true)), file);
    assertThat(warmed("FROM __t0", other)).containsExactly(List.of(2L));
    assertThat(ask("FROM __t0", other)).containsExactly(List.of(2L));
  }

  @Test
  void oneFileHasThePartitionValuesThatAreSaidOfIt() {
    StructType schema =
        schema(
            new StructField("n", PrimitiveType.LONG, true),
            new StructField("p", PrimitiveType.STRING, true));
    ScanFile file = numbers("a.parquet", 0, 2);
    for (String value : List.of("x", "y")) {
      ScanFile placed = known(file, Map.of("p", value), null);
      BoundTable table =
          new BoundTable(
              "__t0",
              new FileScan(schema, List.of("p"), FileScan.Mapping.NONE, List.of(placed)),
              false,
              false);
      warmed("FROM __t0", table);
      assertThat(plan(table)).contains(MEMORY);
      assertThat(ask("FROM __t0", table)).containsExactly(List.of(0L, value), List.of(1L, value));
    }
  }

  /** As those behind a policy are. */
  @Test
  void filesOfWhoseColumnsNothingIsSaidAreReadFromStorage() {
    BoundTable table = table("__t0", NUMBERS, numbers("a.parquet", 0, 10).withoutSchema());
    warmed(SUM, table);
    assertThat(plan(table)).contains(STORAGE);
  }

  @Test
  void whatDoesNotFitIsReadFromStorage() {
    close();
    open(1_000);
    BoundTable table = table("__t0", NUMBERS, numbers("a.parquet", 0, 100_000));
    warmed(SUM, table);
    assertThat(plan(table)).contains(STORAGE);
  }

  @Test
  void whatNobodyReadsAnyMoreGivesWay() {
    close();
    open(1_200_000);
    BoundTable first = table("__t0", NUMBERS, numbers("a.parquet", 0, 100_000));
    BoundTable second = table("__t0", NUMBERS, numbers("b.parquet", 0, 100_000));
    warmed(SUM, first);
    warmed(SUM, second);
    assertThat(plan(first)).contains(MEMORY);
    assertThat(plan(second)).contains(STORAGE);
    now += Duration.ofMinutes(2).toNanos();
    for (int i = 0; i < 20; i++) {
      ask(SUM, second);
    }
    warmed(SUM, second);
    assertThat(plan(second)).contains(MEMORY);
    assertThat(plan(first)).contains(STORAGE);
  }

  @Test
  void whenMemoryIsNeededNothingIsKeptForAWhile() {
    BoundTable table = table("__t0", NUMBERS, numbers("a.parquet", 0, 10));
    List<List<Object>> rows = warmed(SUM, table);
    fixture.workbench.cool();
    warmed(SUM, table);
    assertThat(plan(table)).contains(STORAGE);
    now += Duration.ofMinutes(6).toNanos();
    warmed(SUM, table);
    assertThat(plan(table)).contains(MEMORY);
    assertThat(ask(SUM, table)).isEqualTo(rows);
  }

  @Test
  void aFileThatCannotBeLoadedKeepsNoOtherFromBeingLoaded() throws Exception {
    BoundTable damaged = table("__t0", NUMBERS, numbers("d.parquet", 0, 10));
    BoundTable sound = table("__t0", NUMBERS, numbers("s.parquet", 0, 10));
    for (int i = 0; i < 3; i++) {
      ask(SUM, damaged);
    }
    Files.writeString(Path.of(damaged.scan().files().get(0).localPath()), "no Parquet");
    load();
    warmed(SUM, sound);
    assertThat(plan(sound)).contains(MEMORY);
  }

  /** By their own names loading could not tell rows apart. */
  @Test
  void tablesWhoseColumnsAreCalledLikePositionsAreReadFromStorage() {
    for (String name : List.of("rowid", "__Row", "__FILE")) {
      BoundTable table =
          table(
              "__t0",
              schema(new StructField(name, PrimitiveType.LONG, true)),
              file(
                  name + ".parquet",
                  "SELECT * FROM (VALUES (NULL::BIGINT), (-1), (1000000000)) AS t(\"%s\")"
                      .formatted(name)));
      warmed("FROM __t0", table);
      assertThat(plan(table)).contains(STORAGE);
      assertThat(ask("FROM __t0", table)).hasSize(3);
    }
  }

  @Test
  void filesThatAreKeptOneByOneAreKeptTogetherInTheEnd() {
    List<ScanFile> files = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      files.add(numbers("f" + i + ".parquet", i * 1000, (i + 1) * 1000));
      warmed(SUM, table("__t0", NUMBERS, files.get(i)));
    }
    BoundTable all = table("__t0", NUMBERS, files.toArray(ScanFile[]::new));
    assertThat(plan(all).split(MEMORY, -1)).hasSizeBetween(3, 9);
    assertThat(ask(SUM, all)).containsExactly(List.of(20_000L, 20_000L * 19_999 / 2));
    BoundTable some = table("__t0", NUMBERS, files.get(2), files.get(17));
    assertThat(ask(SUM, some)).containsExactly(List.of(2_000L, 2_499_500L + 17_499_500L));
  }

  /** Scans of files that come and go, beside a store that loads and drops, against sums. */
  @Test
  void everyScanHasTheRowsOfItsFiles() throws Exception {
    long seed = System.nanoTime();
    close();
    open(3_000_000);
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService warming = Executors.newSingleThreadExecutor();
    Future<?> loads =
        warming.submit(
            () -> {
              long clock = 0;
              while (!ended.get()) {
                clock += Duration.ofSeconds(20).toNanos();
                if (!fixture.workbench.warm(clock)) {
                  LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
                }
              }
            });
    try {
      scanAtRandom(new Random(seed), seed);
    } finally {
      ended.set(true);
      loads.get();
      warming.shutdown();
    }
  }

  private void scanAtRandom(Random random, long seed) {
    List<ScanFile> files = new ArrayList<>();
    List<Long> from = new ArrayList<>();
    int size = 20_000;
    for (int round = 0; round < 80; round++) {
      if (round % 8 == 0) {
        from.add((long) random.nextInt(1_000_000));
        files.add(
            numbers(
                "r" + files.size() + ".parquet",
                from.get(files.size()),
                from.get(files.size()) + size));
      }
      List<ScanFile> chosen = new ArrayList<>();
      long count = 0;
      long sum = 0;
      for (int index :
          new TreeSet<>(random.ints(1 + round % 7, 0, files.size()).boxed().toList())) {
        count += size;
        sum += size * from.get(index) + size * (size - 1L) / 2;
        if (random.nextInt(5) == 0) {
          int position = random.nextInt(size);
          chosen.add(without(files.get(index), position));
          count--;
          sum -= from.get(index) + position;
        } else {
          chosen.add(files.get(index));
        }
      }
      BoundTable table = table("__t0", NUMBERS, chosen.toArray(ScanFile[]::new));
      assertThat(ask(SUM, table))
          .as("seed %d, round %d", seed, round)
          .containsExactly(List.of(count, sum));
    }
  }

  private static ScanFile without(ScanFile file, int position) {
    return known(file, Map.of(), DeletedRows.of(position).toBytes());
  }
}
