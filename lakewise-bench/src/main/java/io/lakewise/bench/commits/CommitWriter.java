package io.lakewise.bench.commits;

import io.lakewise.bench.table.BenchTables;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.transaction.Committed;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One writer, a process: says that it is ready, waits for a line with a number of seconds, commits
 * small inserts for so long, and says what came of it. Arguments: folder, its number, rows an
 * insert.
 */
public final class CommitWriter {

  private static final int WARM_UP = 5;

  private final BenchTables tables;
  private final int writer;
  private final int rows;
  private int written;
  private long attempts;

  private CommitWriter(BenchTables tables, int writer, int rows) {
    this.tables = tables;
    this.writer = writer;
    this.rows = rows;
  }

  /** Writes. */
  public static void main(String[] arguments) throws IOException {
    try (BenchTables tables = new BenchTables(Path.of(arguments[0]))) {
      new CommitWriter(tables, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
          .run();
    }
  }

  private void run() throws IOException {
    DeltaTable own = tables.table("warm-up-" + writer);
    WrittenTable.create(own);
    for (int commit = 0; commit < WARM_UP; commit++) {
      insert(own);
    }
    written = 0;
    attempts = 0;
    DeltaTable table = tables.table(WrittenTable.NAME);
    table.snapshot();
    System.out.println("ready");
    long seconds = Long.parseLong(line());
    List<Long> micros = new ArrayList<>();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
      insert(table);
      micros.add((System.nanoTime() - start) / 1000);
    }
    System.out.println("rows=" + written);
    System.out.println("attempts=" + attempts);
    System.out.println(
        "micros=" + micros.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  /** Returns when the commit, and all it names, is on disk. */
  private void insert(DeltaTable table) {
    Transaction transaction = table.begin();
    List<WrittenFile> files =
        tables
            .environment()
            .parquet()
            .write(
                tables.environment().staging(),
                transaction.metadata(),
                WrittenTable.rows(writer, written, rows).iterator());
    files.forEach(transaction::add);
    Committed committed = transaction.commit(Operation.of("WRITE"), null);
    attempts += committed.attempts();
    written += rows;
  }

  private static String line() throws IOException {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
  }
}
