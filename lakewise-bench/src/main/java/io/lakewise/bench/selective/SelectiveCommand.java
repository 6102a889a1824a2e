package io.lakewise.bench.selective;

import io.lakewise.bench.process.FolderOption;
import io.lakewise.bench.report.PeerDuckDb;
import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Rows;
import io.lakewise.bench.report.Stopwatch;
import io.lakewise.cli.Console;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lakewise bench selective}: lookups on four layouts of the same rows. */
@Command(
    name = "selective",
    mixinStandardHelpOptions = true,
    description = {
      "Looks up single customers and ranges of customers and time in the same rows as they were",
      "loaded, sorted, and on a Z-order and a Hilbert curve: files, bytes and time. The exit",
      "status is 1 if a limit is missed.",
      ""
    },
    footer = {"", "Examples:", "  lakewise bench selective --rows 4000000"})
public final class SelectiveCommand implements Callable<Integer> {

  private static final Pattern PRUNED =
      Pattern.compile("(\\d+) of (\\d+) files, (\\d+) of (\\d+) bytes");

  private final Console console;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "4000000",
      description = "Rows of each layout.")
  private int rows;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "7",
      description = "Counted runs of each lookup, after one that is not counted.")
  private int runs;

  @Mixin private FolderOption folder = new FolderOption();

  /** A bench that prints on a console. */
  public SelectiveCommand(Console console) {
    this.console = console;
  }

  private record Found(List<List<Object>> answer, long files, long bytes) {}

  @Override
  public Integer call() throws Exception {
    Path root = folder.or("selective-" + rows);
    Files.createDirectories(root.resolve("files"));
    int threads = Runtime.getRuntime().availableProcessors();
    Report report = new Report(console);
    report.heading(
        "selective --rows " + rows + " --runs " + runs,
        "peer:    the layouts are each other's; " + threads + " threads");
    try (OpenLake lake = LakeOptions.at(root).open(note -> {});
        Session session = lake.session()) {
      try (PeerDuckDb duckDb = new PeerDuckDb(threads)) {
        new Layouts(session, root.resolve("files"), rows).prepare(duckDb);
      }
      Map<String, Map<String, Found>> found = new LinkedHashMap<>();
      for (Map.Entry<String, String> lookup : lookups().entrySet()) {
        found.put(lookup.getKey(), lookUp(report, session, lookup.getKey(), lookup.getValue()));
      }
      judge(report, found);
    }
    return report.finish();
  }

  private Map<String, String> lookups() {
    String day = "TIMESTAMP '2024-01-01' + INTERVAL (" + rows / 2 * 10L + ") SECOND";
    String time = "moment >= " + day + " AND moment < " + day + " + INTERVAL 1 DAY";
    Map<String, String> lookups = new LinkedHashMap<>();
    lookups.put("one customer", "customer = 70007");
    lookups.put("one day", time);
    lookups.put("a hundredth of the customers on one day", "customer < 1000 AND " + time);
    return lookups;
  }

  private Map<String, Found> lookUp(Report report, Session session, String name, String condition)
      throws Exception {
    report.line("%s: %s", name, condition);
    Map<String, Found> found = new LinkedHashMap<>();
    for (String layout : Layouts.NAMES) {
      String query =
          "SELECT count(*), sum(amount), max(note) FROM " + layout + " WHERE " + condition;
      Matcher pruned = PRUNED.matcher(Rows.of(session, "EXPLAIN " + query).toString());
      if (!pruned.find()) {
        throw new IllegalStateException("EXPLAIN does not say how many files are read");
      }
      List<List<Object>> answer = Rows.of(session, query);
      double seconds = Stopwatch.median(Stopwatch.seconds(runs, () -> Rows.of(session, query)));
      report.line(
          "  %-10s %3s of %s files, %8.2f of %.2f MB, %7.1f ms, %s rows",
          layout,
          pruned.group(1),
          pruned.group(2),
          Long.parseLong(pruned.group(3)) / 1e6,
          Long.parseLong(pruned.group(4)) / 1e6,
          seconds * 1000,
          answer.get(0).get(0));
      found.put(
          layout,
          new Found(answer, Long.parseLong(pruned.group(1)), Long.parseLong(pruned.group(3))));
    }
    return found;
  }

  /** Answers are the same everywhere; a curve reads a part of what the order of arrival reads. */
  private static void judge(Report report, Map<String, Map<String, Found>> found) {
    long different =
        found.values().stream()
            .filter(each -> each.values().stream().map(Found::answer).distinct().count() > 1)
            .count();
    report.metrics().atMost("selective.different_answers", different, 0);
    Map<String, Found> point = found.get("one customer");
    for (String curve : List.of("z_ordered", "hilbert")) {
      double part = (double) point.get(curve).bytes() / point.get("as_loaded").bytes();
      report.metrics().atMost("selective." + curve + ".point_bytes_part", part, 0.5);
    }
  }
}
