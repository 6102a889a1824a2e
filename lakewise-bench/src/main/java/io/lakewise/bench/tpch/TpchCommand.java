package io.lakewise.bench.tpch;

import io.lakewise.bench.report.Machine;
import io.lakewise.bench.report.Metrics;
import io.lakewise.bench.report.Stopwatch;
import io.lakewise.cli.Console;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.Session;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lakewise bench tpch}: the 22 queries beside raw DuckDB on the same files. */
@Command(
    name = "tpch",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the 22 queries of TPC-H over our tables and over raw DuckDB on the same Parquet",
      "files, in turn, and compares the rows. The exit status is 1 if a limit is missed.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lakewise bench tpch --sf 1",
      "  lakewise bench tpch --sf 0.1 --runs 5"
    })
public final class TpchCommand implements Callable<Integer> {

  private final Console console;

  @Option(names = "--sf", paramLabel = "N", defaultValue = "1", description = "Scale factor.")
  private double scale;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description = "Counted runs of each query, after one that is not counted.")
  private int runs;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where the lake is kept. Default: target/bench/tpch-sfN")
  private Path folder;

  /** A bench that prints on a console. */
  public TpchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = new PrintWriter(console.output());
    Path root = folder == null ? Path.of("target", "bench", "tpch-sf" + label()) : folder;
    Files.createDirectories(root);
    int threads = Runtime.getRuntime().availableProcessors();
    try (OpenLake lake = LakeOptions.at(root).open(note -> {});
        Session session = lake.session()) {
      TpchLake tpch = new TpchLake(root, session);
      tpch.prepare(scale);
      try (RawDuckDb raw = new RawDuckDb(threads, tpch.files())) {
        out.println("machine: " + Machine.describe());
        out.println("command: lakewise bench tpch --sf " + label() + " --runs " + runs);
        out.println("peer:    DuckDB " + raw.version() + ", " + threads + " threads, same files");
        return compare(tpch, raw, out);
      }
    }
  }

  private int compare(TpchLake tpch, RawDuckDb raw, PrintWriter out) throws Exception {
    double[] ours = new double[TpchQueries.COUNT];
    double[] theirs = new double[TpchQueries.COUNT];
    int different = 0;
    for (int number = 1; number <= TpchQueries.COUNT; number++) {
      String query = TpchQueries.text(number);
      List<List<String>> expected = raw.run(query);
      boolean same = tpch.rows(query).equals(expected);
      different += same ? 0 : 1;
      double[] our = new double[runs];
      double[] their = new double[runs];
      for (int run = 0; run < runs; run++) {
        their[run] = Stopwatch.seconds(() -> raw.run(query));
        our[run] = Stopwatch.seconds(() -> tpch.rows(query));
      }
      ours[number - 1] = Stopwatch.median(our);
      theirs[number - 1] = Stopwatch.median(their);
      out.printf(
          Locale.ROOT,
          "q%02d  lakewise %7.1f ms  duckdb %7.1f ms  ratio %.2f  %d rows %s%n",
          number,
          ours[number - 1] * 1000,
          theirs[number - 1] * 1000,
          ours[number - 1] / theirs[number - 1],
          expected.size(),
          same ? "equal" : "DIFFERENT");
      out.flush();
    }
    double total = Arrays.stream(ours).sum();
    double peer = Arrays.stream(theirs).sum();
    out.printf(Locale.ROOT, "total  lakewise %.3f s  duckdb %.3f s%n", total, peer);
    Metrics metrics = new Metrics();
    metrics.atMost("tpch.sf" + label() + ".different_results", different, 0);
    metrics.atMost("tpch.sf" + label() + ".hot_ratio", total / peer, 1.10);
    metrics.print(out);
    return metrics.exitStatus();
  }

  private String label() {
    return scale == Math.rint(scale) ? Long.toString((long) scale) : Double.toString(scale);
  }
}
