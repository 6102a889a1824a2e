package io.lakewise.bench.server;

import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Stopwatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * How long several callers wait for the same kind of statement, asked by one after the other, each
 * time in another order.
 */
final class Latencies {

  private static final long ORDER_SEED = 1;

  private final Report report;
  private final int warmUp;
  private final int runs;
  private final int atOnce;

  /**
   * Counts {@code runs} statements of each caller after others that are not counted.
   *
   * @param atOnce how many a caller asks before it is the next one's turn
   */
  Latencies(Report report, int warmUp, int runs, int atOnce) {
    this.report = report;
    this.warmUp = warmUp;
    this.runs = runs;
    this.atOnce = atOnce;
  }

  /**
   * Measures, and prints a line for each caller.
   *
   * @param statement makes the next statement
   * @return milliseconds of each statement by caller
   */
  Map<String, double[]> measure(
      String what, Map<String, Caller> callers, Supplier<String> statement) throws Exception {
    Map<String, double[]> millis = new LinkedHashMap<>();
    callers.keySet().forEach(caller -> millis.put(caller, new double[runs]));
    Random random = new Random(ORDER_SEED);
    List<Map.Entry<String, Caller>> order = new ArrayList<>(callers.entrySet());
    for (int first = -warmUp; first < runs; first += atOnce) {
      // Whoever comes behind a query in this process finds its threads still looking for work.
      Collections.shuffle(order, random);
      for (Map.Entry<String, Caller> caller : order) {
        for (int run = first; run < Math.min(first + atOnce, runs); run++) {
          double seconds = seconds(caller.getKey(), caller.getValue(), statement.get());
          if (run >= 0) {
            millis.get(caller.getKey())[run] = seconds * 1000;
          }
        }
      }
    }
    millis.forEach(
        (caller, each) ->
            report.line(
                "%-14s %-12s p50 %7.2f ms  p90 %7.2f ms  p99 %7.2f ms  slowest %7.2f ms",
                what,
                caller,
                Stopwatch.median(each),
                Stopwatch.percentile(each, 0.9),
                Stopwatch.percentile(each, 0.99),
                Stopwatch.percentile(each, 1)));
    return millis;
  }

  private static double seconds(String name, Caller caller, String sql) throws Exception {
    long[] rows = {0};
    double seconds = Stopwatch.seconds(() -> rows[0] = caller.rows(sql));
    if (rows[0] == 0) {
      throw new IllegalStateException(name + " has no rows for " + sql);
    }
    return seconds;
  }
}
