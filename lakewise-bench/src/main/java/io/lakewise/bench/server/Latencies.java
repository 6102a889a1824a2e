package io.lakewise.bench.server;

import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Stopwatch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How long several callers wait for the same kind of statement, asked in turn. */
final class Latencies {

  private final Report report;
  private final int warmUp;
  private final int runs;

  /** Counts {@code runs} statements of each caller after others that are not counted. */
  Latencies(Report report, int warmUp, int runs) {
    this.report = report;
    this.warmUp = warmUp;
    this.runs = runs;
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
    for (int run = -warmUp; run < runs; run++) {
      for (Map.Entry<String, Caller> caller : callers.entrySet()) {
        String sql = statement.get();
        long[] rows = {0};
        double seconds = Stopwatch.seconds(() -> rows[0] = caller.getValue().rows(sql));
        if (rows[0] == 0) {
          throw new IllegalStateException(caller.getKey() + " has no rows for " + sql);
        }
        if (run >= 0) {
          millis.computeIfAbsent(caller.getKey(), name -> new double[runs])[run] = seconds * 1000;
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
}
