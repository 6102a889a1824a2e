package io.lakewise.bench.metadata;

import io.lakewise.bench.report.Stopwatch;
import io.lakewise.bench.table.BenchTables;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.ActionJson;
import io.lakewise.table.log.LogFiles;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.Comparison;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.snapshot.FileSelection;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.PrimitiveType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A fresh process that opens a table and asks which files may match; prints {@code name=value}.
 * Arguments: folder, files, how often, seed.
 */
public final class MetadataReader {

  private static final int COMMITS = 20;
  private static final Map<String, DataType> OTHERS =
      Map.of(
          "city", PrimitiveType.STRING,
          "amount", PrimitiveType.DOUBLE,
          "quantity", PrimitiveType.INTEGER);

  private final BenchTables tables;
  private final int files;
  private final int runs;
  private final Random random;

  private MetadataReader(BenchTables tables, int files, int runs, long seed) {
    this.tables = tables;
    this.files = files;
    this.runs = runs;
    this.random = new Random(seed);
  }

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    try (BenchTables tables = new BenchTables(Path.of(arguments[0]))) {
      new MetadataReader(
              tables,
              Integer.parseInt(arguments[1]),
              Integer.parseInt(arguments[2]),
              Long.parseLong(arguments[3]))
          .run();
    }
  }

  private void run() throws Exception {
    long before = used();
    DeltaTable table = tables.table("table");
    long start = System.nanoTime();
    Snapshot snapshot = table.snapshot();
    double open = since(start);
    start = System.nanoTime();
    print("files", snapshot.files().select(range()).files().size());
    double first = since(start);
    print("open", open);
    print("first", first);
    print("warm", Stopwatch.median(Stopwatch.seconds(runs, () -> select(snapshot, range()))));
    for (String column : List.of("city", "amount", "quantity")) {
      Predicate other = new Comparison(Column.of(column), Operator.EQUAL, value(column));
      start = System.nanoTime();
      FileSelection selection = snapshot.files().select(other);
      print("first_" + column, since(start));
      print("files_" + column, selection.files().size());
    }
    print("bytes_per_file", (double) (used() - before) / snapshot.files().count());
    commitOnTop(table);
  }

  /** Somebody else commits a file; how long until the next statement knows its files. */
  private void commitOnTop(DeltaTable table) throws Exception {
    double[] seconds = new double[COMMITS];
    for (int commit = 0; commit < COMMITS; commit++) {
      String next = LogFiles.commit(table.location(), table.snapshot().version() + 1);
      tables
          .environment()
          .store()
          .putIfAbsent(next, ActionJson.write(List.of(ManyFiles.file(files + commit))));
      long start = System.nanoTime();
      Snapshot snapshot = table.snapshot();
      select(snapshot, range());
      seconds[commit] = since(start);
      if (snapshot.files().count() != files + commit + 1) {
        throw new IllegalStateException("the commit is not seen: " + snapshot.files().count());
      }
    }
    print("after_commit", Stopwatch.median(seconds));
    print("after_commit_worst", Stopwatch.percentile(seconds, 1));
  }

  private static FileSelection select(Snapshot snapshot, Predicate predicate) {
    FileSelection selection = snapshot.files().select(predicate);
    if (selection.files().isEmpty()) {
      throw new IllegalStateException("no file matches " + predicate);
    }
    return selection;
  }

  /** Ids of ten files, one of them by time. */
  private Predicate range() {
    long low = (long) random.nextInt(Math.max(1, files - 10)) * ManyFiles.ROWS;
    long micros = ManyFiles.BEGIN.toEpochMilli() * 1000 + (low + 3 * ManyFiles.ROWS) * 100_000;
    return new Predicate.And(
        List.of(
            new Comparison(
                Column.of("id"), Operator.GREATER_OR_EQUAL, new Literal(PrimitiveType.LONG, low)),
            new Comparison(
                Column.of("id"),
                Operator.LESS,
                new Literal(PrimitiveType.LONG, low + 10 * ManyFiles.ROWS)),
            new Comparison(
                Column.of("event_time"),
                Operator.LESS,
                new Literal(PrimitiveType.TIMESTAMP, micros))));
  }

  private static Literal value(String column) {
    DataType type = OTHERS.get(column);
    Object value =
        switch (column) {
          case "city" -> "city-00007";
          case "amount" -> 17.25;
          default -> 99;
        };
    return new Literal(type, value);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void print(String name, double value) {
    System.out.printf(Locale.ROOT, "%s=%.6f%n", name, value);
  }
}
