package io.lakewise.bench.tpch;

import io.lakewise.bench.process.Checkout;
import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Stopwatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Eight of the queries beside Spark on the same Delta tables: one scan, filters, joins of two to
 * six tables, an outer join, many groups, EXISTS and NOT EXISTS.
 */
final class SparkComparison {

  private static final List<Integer> QUERIES = List.of(1, 3, 5, 6, 9, 13, 18, 21);
  private static final double LEAST_TIMES_AHEAD = 15;

  private final Report report;
  private final String label;
  private final int runs;
  private final List<String> settings;

  /**
   * @param label the scale factor, for the metrics
   * @param runs counted runs of each query
   * @param settings of Spark as {@code name=value}, beside its defaults
   */
  SparkComparison(Report report, String label, int runs, List<String> settings) {
    this.report = report;
    this.label = label;
    this.runs = runs;
    this.settings = List.copyOf(settings);
  }

  /**
   * Runs both in turn, each in a fresh process. Before any run counts, all eight have run once, so
   * that Spark's code is compiled, and then each another time.
   */
  void run(Path root, int threads, Map<String, String> locations)
      throws IOException, InterruptedException {
    Path checkout =
        Checkout.folder()
            .orElseThrow(() -> new IOException("Spark is fetched by the source tree's build only"));
    Path folder = root.resolve("spark");
    long heap = 2 * Runtime.getRuntime().maxMemory();
    report.line(
        "peer:    %s, local[%d], heap up to %d MB, %s",
        SparkSide.fetch(checkout, folder),
        threads,
        heap >> 20,
        settings.isEmpty() ? "its defaults" : String.join(", ", settings));
    List<String> all = new ArrayList<>(settings);
    all.add("spark.master=local[" + threads + "]");
    try (QuerySide lakewise = QuerySide.lakewise(root);
        SparkSide spark = SparkSide.start(checkout, folder, heap, all, locations)) {
      for (int number : QUERIES) {
        spark.run(TpchQueries.text(number));
        lakewise.run(number, 0);
      }
      measure(lakewise, spark);
    }
  }

  private void measure(QuerySide lakewise, SparkSide spark) throws IOException {
    double ours = 0;
    double theirs = 0;
    int different = 0;
    for (int number : QUERIES) {
      List<String> expected = spark.run(TpchQueries.text(number)).rows();
      boolean same = NearRows.equal(lakewise.run(number, 0).rows(), expected);
      double[] our = new double[runs];
      double[] their = new double[runs];
      for (int run = 0; run < runs; run++) {
        their[run] = spark.run(TpchQueries.salted(TpchQueries.text(number), run + 1)).seconds();
        our[run] = lakewise.run(number, run + 1).seconds();
      }
      double median = Stopwatch.median(our);
      double peer = Stopwatch.median(their);
      report.line(
          "q%02d  lakewise %8.1f ms  spark %8.1f ms  %5.1f times as fast  %d rows %s",
          number,
          median * 1000,
          peer * 1000,
          peer / median,
          expected.size(),
          same ? "equal" : "DIFFERENT");
      ours += median;
      theirs += peer;
      different += same ? 0 : 1;
    }
    report.line("hot total of these  lakewise %.3f s  spark %.3f s", ours, theirs);
    report.metrics().atMost("tpch.sf" + label + ".spark.different_results", different, 0);
    report
        .metrics()
        .atLeast("tpch.sf" + label + ".spark.times_ahead", theirs / ours, LEAST_TIMES_AHEAD);
  }
}
