package io.lakewise.bench.governance;

import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Rows;
import io.lakewise.bench.report.Stopwatch;
import io.lakewise.bench.tpch.TpchLake;
import io.lakewise.bench.tpch.TpchQueries;
import io.lakewise.cli.Console;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lakewise bench governance}: row filters and masks beside the same written by hand. */
@Command(
    name = "governance",
    mixinStandardHelpOptions = true,
    description = {
      "Runs lookups and the queries 1, 6 and 14 of TPC-H on a table with a row filter (and, for",
      "lookups, a mask), and in turn with the same filter written into the query of a table",
      "without one. Then, or alone with --names: lists and decisions among 10,000 tables and",
      "1,000 users. The exit status is 1 if a limit is missed.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lakewise bench governance --sf 1",
      "  lakewise bench governance --names"
    })
public final class GovernanceCommand implements Callable<Integer> {

  private static final double MOST = 1.3;
  private static final String BY_HAND =
      "(SELECT * FROM lineitem WHERE l_shipmode <> 'AIR') AS lineitem";

  private final Console console;

  @Option(names = "--sf", paramLabel = "N", defaultValue = "1", description = "Scale factor.")
  private double scale;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "9",
      description = "Counted runs of each query; of lookups a hundred times as many.")
  private int runs;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where the lake is kept. Default: target/bench/governance-sfN")
  private Path folder;

  @Option(names = "--names", description = "Lists and decisions alone, without TPC-H.")
  private boolean names;

  /** A bench that prints on a console. */
  public GovernanceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    String label = scale == Math.rint(scale) ? Long.toString((long) scale) : "" + scale;
    Path root = folder == null ? Path.of("target", "bench", "governance-sf" + label) : folder;
    Files.createDirectories(root);
    if (names) {
      Report report = new Report(console);
      report.heading("governance --names");
      return listAndDecide(report, root);
    }
    Report report = new Report(console);
    report.heading(
        "governance --sf " + label + " --runs " + runs,
        "peer:    the same filter and mask written into the query, in turn");
    try (OpenLake lake = LakeOptions.at(root).open(note -> {});
        Session session = lake.session()) {
      new TpchLake(root, session).prepare(scale);
      govern(session);
      lookUp(report, session);
      for (int number : List.of(1, 6, 14)) {
        String text = TpchQueries.text(number);
        compare(
            report,
            session,
            "q" + number,
            runs,
            run -> TpchQueries.salted(text.replace("lineitem", "governed"), run + runs),
            run -> TpchQueries.salted(text.replace("lineitem", BY_HAND), run + runs));
      }
    }
    return listAndDecide(report, root);
  }

  private static int listAndDecide(Report report, Path root) throws Exception {
    Path folder = Files.createDirectories(root.resolve("names"));
    try (ManyNames many = new ManyNames(folder)) {
      many.measure(report);
    }
    return report.finish();
  }

  private static void govern(Session session) {
    List<String> statements =
        List.of(
            "CREATE OR REPLACE FUNCTION not_by_air(mode STRING) RETURNS BOOLEAN RETURN mode <> 'AIR'",
            "CREATE OR REPLACE FUNCTION first_letters(text STRING) RETURNS STRING"
                + " RETURN left(text, 3) || '…'",
            "CREATE TABLE IF NOT EXISTS governed SHALLOW CLONE lineitem",
            "CREATE TABLE IF NOT EXISTS masked SHALLOW CLONE lineitem",
            "ALTER TABLE governed SET ROW FILTER not_by_air ON (l_shipmode)",
            "ALTER TABLE masked SET ROW FILTER not_by_air ON (l_shipmode)",
            "ALTER TABLE masked ALTER COLUMN l_comment SET MASK first_letters");
    statements.forEach(statement -> session.execute(statement).close());
  }

  private void lookUp(Report report, Session session) throws Exception {
    long orders = (long) (6_000_000 * scale);
    String columns = "l_orderkey, l_linenumber, l_quantity, l_comment";
    compare(
        report,
        session,
        "lookup",
        runs * 100,
        run -> "SELECT " + columns + " FROM masked WHERE l_orderkey = " + key(run, orders),
        run ->
            "SELECT l_orderkey, l_linenumber, l_quantity, left(l_comment, 3) || '…' AS l_comment"
                + " FROM lineitem WHERE l_shipmode <> 'AIR' AND l_orderkey = "
                + key(run, orders));
  }

  private static long key(int run, long orders) {
    return Math.floorMod(run * 7_919L * 31, orders) / 32 * 32 + 1;
  }

  private static void compare(
      Report report,
      Session session,
      String name,
      int count,
      IntFunction<String> governed,
      IntFunction<String> byHand)
      throws Exception {
    double[] with = new double[count];
    double[] without = new double[count];
    int different = 0;
    for (int run = -Math.max(1, count / 10); run < count; run++) {
      String left = governed.apply(run);
      String right = byHand.apply(run);
      List<List<Object>> answers = new ArrayList<>();
      double ours = Stopwatch.seconds(() -> answers.add(List.of(Rows.of(session, left))));
      double theirs = Stopwatch.seconds(() -> answers.add(List.of(Rows.of(session, right))));
      different += answers.get(0).equals(answers.get(1)) ? 0 : 1;
      if (run >= 0) {
        with[run] = ours;
        without[run] = theirs;
      }
    }
    double ours = Stopwatch.median(with);
    double theirs = Stopwatch.median(without);
    report.line(
        "%-7s with the policy %8.2f ms, by hand %8.2f ms, %s",
        name, ours * 1000, theirs * 1000, different == 0 ? "equal" : "DIFFERENT");
    report.metrics().atMost("governance." + name + "_ratio", ours / theirs, MOST);
    report.metrics().atMost("governance." + name + "_different", different, 0);
  }
}
