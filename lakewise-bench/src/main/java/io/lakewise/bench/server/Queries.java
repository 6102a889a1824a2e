package io.lakewise.bench.server;

import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Stopwatch;
import io.lakewise.bench.tpch.TpchQueries;

/** The 22 queries of TPC-H through a server and in this process, in turn. */
final class Queries {

  private final Report report;
  private final int runs;

  Queries(Report report, int runs) {
    this.report = report;
    this.runs = runs;
  }

  /** What {@link #measure} found. */
  record Found(double ratio, int different) {}

  /** Medians of new statements, summed; and where the number of rows differs. */
  Found measure(Caller server, Caller embedded) throws Exception {
    double ours = 0;
    double theirs = 0;
    int different = 0;
    for (int number = 1; number <= TpchQueries.COUNT; number++) {
      String query = TpchQueries.text(number);
      different += server.rows(query) == embedded.rows(query) ? 0 : 1;
      double[] served = new double[runs];
      double[] here = new double[runs];
      for (int run = 0; run < runs; run++) {
        String mine = TpchQueries.salted(query, 2 * run + 1);
        String other = TpchQueries.salted(query, 2 * run + 2);
        served[run] = Stopwatch.seconds(() -> server.rows(mine));
        here[run] = Stopwatch.seconds(() -> embedded.rows(other));
      }
      ours += Stopwatch.median(served);
      theirs += Stopwatch.median(here);
    }
    report.line(
        "%-14s 22 queries: flight %.3f s, embedded %.3f s, ratio %.2f",
        "tpch", ours, theirs, ours / theirs);
    return new Found(ours / theirs, different);
  }
}
