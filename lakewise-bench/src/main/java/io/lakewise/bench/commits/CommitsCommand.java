package io.lakewise.bench.commits;

import io.lakewise.bench.process.ChildProcess;
import io.lakewise.bench.process.FolderOption;
import io.lakewise.bench.process.Folders;
import io.lakewise.bench.report.Disk;
import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Stopwatch;
import io.lakewise.bench.table.BenchTables;
import io.lakewise.cli.Console;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lakewise bench commits}: small inserts of several processes into one table. */
@Command(
    name = "commits",
    mixinStandardHelpOptions = true,
    description = {
      "Several processes commit small inserts into one table for some seconds; each commit and the",
      "file that it names are on disk before the next begins. Then every row is looked for. The",
      "exit status is 1 if a limit is missed.",
      ""
    },
    footer = {"", "Examples:", "  lakewise bench commits --writers 8"})
public final class CommitsCommand implements Callable<Integer> {

  private static final double COMMITS_A_SECOND = 50;
  private static final int WARM_UP = 10;

  private final Console console;

  @Option(names = "--writers", paramLabel = "N", defaultValue = "8", description = "Processes.")
  private int writers;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "How long they write.")
  private int seconds;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "10",
      description = "Rows of an insert.")
  private int rows;

  @Option(
      names = "--inserts",
      paramLabel = "N",
      defaultValue = "200",
      description = "INSERT statements of one process, measured afterwards.")
  private int inserts;

  @Mixin private FolderOption folder = new FolderOption();

  /** A bench that prints on a console. */
  public CommitsCommand(Console console) {
    this.console = console;
  }

  private record Outcome(int rows, long attempts, double[] latencies) {}

  @Override
  public Integer call() throws Exception {
    Path root = folder.or("commits");
    Folders.delete(root);
    Files.createDirectories(root);
    Report report = new Report(console);
    report.heading(
        "commits --writers " + writers + " --seconds " + seconds + " --rows " + rows,
        "peer:    the disk: " + Math.round(Disk.syncsASecond(root)) + " syncs of a file a second");
    try (BenchTables tables = new BenchTables(root)) {
      WrittenTable.create(tables.table(WrittenTable.NAME));
      List<Outcome> outcomes = write(root);
      print(report, outcomes, tables);
    }
    double[] statements = insert(root.resolve("lake"));
    report.line(
        "INSERT of one process: %.1f statements a second, median %.1f ms, p99 %.1f ms",
        inserts / DoubleStream.of(statements).sum(),
        Stopwatch.median(statements) * 1000,
        Stopwatch.percentile(statements, 0.99) * 1000);
    return report.finish();
  }

  private List<Outcome> write(Path root) throws Exception {
    List<ChildProcess> children = new ArrayList<>();
    try {
      for (int writer = 0; writer < writers; writer++) {
        List<String> arguments =
            List.of(root.toString(), Integer.toString(writer), Integer.toString(rows));
        children.add(ChildProcess.ofThisProgram(CommitWriter.class, arguments));
      }
      for (ChildProcess child : children) {
        child.line();
      }
      for (ChildProcess child : children) {
        child.say(Integer.toString(seconds));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (ChildProcess child : children) {
        outcomes.add(outcome(child.values()));
      }
      return outcomes;
    } finally {
      children.forEach(ChildProcess::close);
    }
  }

  private static Outcome outcome(Map<String, String> values) {
    double[] latencies =
        Stream.of(values.get("micros").split(","))
            .filter(text -> !text.isEmpty())
            .mapToDouble(Double::parseDouble)
            .toArray();
    return new Outcome(
        Integer.parseInt(values.get("rows")), Long.parseLong(values.get("attempts")), latencies);
  }

  private void print(Report report, List<Outcome> outcomes, BenchTables tables) {
    double[] latencies =
        outcomes.stream().flatMapToDouble(each -> DoubleStream.of(each.latencies())).toArray();
    long attempts = outcomes.stream().mapToLong(Outcome::attempts).sum();
    double rate = latencies.length / (double) seconds;
    report.line(
        "%d commits in %d s: %.1f a second, %.2f attempts a commit",
        latencies.length, seconds, rate, (double) attempts / latencies.length);
    report.line(
        "latency: median %.0f ms, p99 %.0f ms, slowest %.0f ms",
        Stopwatch.median(latencies) / 1000,
        Stopwatch.percentile(latencies, 0.99) / 1000,
        Stopwatch.percentile(latencies, 1) / 1000);
    report.line(
        "the least and the most of one writer: %d and %d",
        outcomes.stream().mapToInt(each -> each.latencies().length).min().orElse(0),
        outcomes.stream().mapToInt(each -> each.latencies().length).max().orElse(0));
    int[] acknowledged = outcomes.stream().mapToInt(Outcome::rows).toArray();
    report.metrics().atMost("commits.lost_rows", WrittenTable.lost(tables, acknowledged), 0);
    report.metrics().atLeast("commits.a_second", rate, COMMITS_A_SECOND);
  }

  private double[] insert(Path lakeFolder) throws Exception {
    double[] statements = new double[inserts];
    try (OpenLake lake = LakeOptions.at(lakeFolder).open(note -> {});
        Session session = lake.session()) {
      session.execute("CREATE TABLE t (number INT, note STRING)").close();
      for (int number = -WARM_UP; number < inserts; number++) {
        String insert = "INSERT INTO t VALUES (" + number + ", 'row " + number + "')";
        double taken =
            Stopwatch.seconds(
                () -> {
                  session.execute(insert).close();
                  return null;
                });
        if (number >= 0) {
          statements[number] = taken;
        }
      }
    }
    return statements;
  }
}
