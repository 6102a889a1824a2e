package io.lakewise.bench.tpch;

import io.lakewise.bench.process.FolderOption;
import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Stopwatch;
import io.lakewise.cli.Console;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lakewise bench tpch}: the 22 queries beside raw DuckDB on the same files. */
@Command(
    name = "tpch",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the 22 queries of TPC-H over our tables and over raw DuckDB on the same Parquet",
      "files, in turn, each in a process of its own, and compares the rows. The exit status is 1",
      "if a limit is missed. With --spark, eight of them beside Spark as well.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lakewise bench tpch --sf 1",
      "  lakewise bench tpch --sf 0.1 --runs 5",
      "  lakewise bench tpch --sf 1 --no-cold --spark"
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
      names = "--no-cold",
      description =
          "Without first runs in fresh processes, which empty the page cache if they may.")
  private boolean withoutCold;

  @Option(
      names = "--spark",
      description = "Eight queries beside Spark, too; fetches its jars (290 MB) once.")
  private boolean besideSpark;

  @Option(
      names = "--spark-setting",
      paramLabel = "NAME=VALUE",
      description = "A setting that Spark gets instead of its default; repeatable.")
  private List<String> sparkSettings = new ArrayList<>();

  @Mixin private FolderOption folder = new FolderOption();

  /** A bench that prints on a console. */
  public TpchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Report report = new Report(console);
    Path root = folder.or("tpch-sf" + label());
    int threads = Runtime.getRuntime().availableProcessors();
    Map<String, List<Path>> files;
    Map<String, String> locations;
    try (OpenLake lake = LakeOptions.at(root).open(note -> {});
        Session session = lake.session()) {
      TpchLake tpch = new TpchLake(root, session);
      tpch.prepare(scale);
      files = tpch.files();
      locations = tpch.locations();
    }
    report.heading(
        "tpch --sf " + label() + " --runs " + runs + (besideSpark ? " --spark" : ""),
        "peer:    DuckDB " + RawDuckDb.version() + ", " + threads + " threads, same files");
    if (!withoutCold) {
      cold(report, root, threads, files);
    }
    try (QuerySide lakewise = QuerySide.lakewise(root);
        QuerySide duckDb = QuerySide.duckDb(threads, files)) {
      hot(report, lakewise, duckDb);
    }
    if (besideSpark) {
      new SparkComparison(report, label(), runs, sparkSettings).run(root, threads, locations);
    }
    return report.finish();
  }

  /** Each query as the first of a fresh process, after its virtual machine has started. */
  private static void cold(Report report, Path root, int threads, Map<String, List<Path>> files)
      throws IOException {
    double ours = 0;
    double theirs = 0;
    boolean dropped = true;
    for (int number = 1; number <= TpchQueries.COUNT; number++) {
      try (QuerySide duckDb = QuerySide.duckDb(threads, files)) {
        dropped &= PageCache.drop();
        theirs += duckDb.run(number, 0).seconds();
      }
      try (QuerySide lakewise = QuerySide.lakewise(root)) {
        dropped &= PageCache.drop();
        ours += lakewise.run(number, 0).seconds();
      }
    }
    report.line(
        "cold total  lakewise %.3f s  duckdb %.3f s  ratio %.2f  (%s)",
        ours,
        theirs,
        ours / theirs,
        dropped
            ? "first statement of a process, page cache emptied"
            : "first statement of a process; this user may not empty the page cache");
  }

  private void hot(Report report, QuerySide lakewise, QuerySide duckDb) throws IOException {
    double ours = 0;
    double known = 0;
    double theirs = 0;
    int different = 0;
    for (int number = 1; number <= TpchQueries.COUNT; number++) {
      List<String> expected = duckDb.run(number, 0).rows();
      boolean same = lakewise.run(number, 0).rows().equals(expected);
      double[] our = new double[runs];
      double[] again = new double[runs];
      double[] their = new double[runs];
      for (int run = 0; run < runs; run++) {
        QuerySide.Answer theirAnswer = duckDb.run(number, run + 1);
        QuerySide.Answer ourAnswer = lakewise.run(number, run + 1);
        their[run] = theirAnswer.seconds();
        our[run] = ourAnswer.seconds();
        again[run] = lakewise.run(number, 0).seconds();
        same &= ourAnswer.rows().equals(expected) && theirAnswer.rows().equals(expected);
      }
      double median = Stopwatch.median(our);
      double peer = Stopwatch.median(their);
      report.line(
          "q%02d  lakewise %7.1f ms  (asked again %7.1f ms)  duckdb %7.1f ms  ratio %.2f  %d rows %s",
          number,
          median * 1000,
          Stopwatch.median(again) * 1000,
          peer * 1000,
          median / peer,
          expected.size(),
          same ? "equal" : "DIFFERENT");
      ours += median;
      known += Stopwatch.median(again);
      theirs += peer;
      different += same ? 0 : 1;
    }
    report.line(
        "hot total  lakewise, new statements %.3f s, asked again %.3f s  duckdb %.3f s",
        ours, known, theirs);
    report.line("ratio of statements asked again %.3f", known / theirs);
    report.metrics().atMost("tpch.sf" + label() + ".different_results", different, 0);
    report
        .metrics()
        .atMost("tpch.sf" + label() + ".hot_ratio", ours / theirs, scale >= 10 ? 1.05 : 1.10);
  }

  private String label() {
    return scale == Math.rint(scale) ? Long.toString((long) scale) : Double.toString(scale);
  }
}
