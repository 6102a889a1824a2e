import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.utils.CloseableIterator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;

/**
 * Delta Kernel on the log that {@code lakewise bench metadata} measures: the same predicates, a
 * fresh process. Arguments: the table's folder, files, rows a file, first time, how often, seed.
 */
public final class KernelPeer {

  public static void main(String[] arguments) throws Exception {
    int files = Integer.parseInt(arguments[1]);
    int rows = Integer.parseInt(arguments[2]);
    long begin = Instant.parse(arguments[3]).toEpochMilli() * 1000;
    int runs = Integer.parseInt(arguments[4]);
    Random random = new Random(Long.parseLong(arguments[5]));
    long start = System.nanoTime();
    Engine engine = DefaultEngine.create(new Configuration());
    Snapshot snapshot = Table.forPath(engine, arguments[0]).getLatestSnapshot(engine);
    int found = files(engine, snapshot, range(random, files, rows, begin));
    print("cold", (System.nanoTime() - start) / 1e9);
    print("files", found);
    double[] seconds = new double[runs];
    for (int run = 0; run < runs; run++) {
      start = System.nanoTime();
      files(engine, snapshot, range(random, files, rows, begin));
      seconds[run] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    print("warm", seconds[runs / 2]);
  }

  private static Predicate range(Random random, int files, int rows, long begin) {
    long low = (long) random.nextInt(Math.max(1, files - 10)) * rows;
    long micros = begin + (low + 3L * rows) * 100_000;
    return new And(
        new And(
            new Predicate(">=", new Column("id"), Literal.ofLong(low)),
            new Predicate("<", new Column("id"), Literal.ofLong(low + 10L * rows))),
        new Predicate("<", new Column("event_time"), Literal.ofTimestamp(micros)));
  }

  private static int files(Engine engine, Snapshot snapshot, Predicate predicate)
      throws Exception {
    int files = 0;
    try (CloseableIterator<FilteredColumnarBatch> batches =
        snapshot.getScanBuilder().withFilter(predicate).build().getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            rows.next();
            files++;
          }
        }
      }
    }
    return files;
  }

  private static void print(String name, double value) {
    System.out.printf(Locale.ROOT, "%s=%.6f%n", name, value);
  }
}
