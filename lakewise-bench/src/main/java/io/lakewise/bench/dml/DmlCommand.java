package io.lakewise.bench.dml;

import io.lakewise.bench.process.ChildProcess;
import io.lakewise.bench.process.FolderOption;
import io.lakewise.bench.report.Report;
import io.lakewise.cli.Console;
import io.lakewise.cli.lake.MemorySize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lakewise bench dml}: changes of rows beside deltalake on an equal table. */
@Command(
    name = "dml",
    mixinStandardHelpOptions = true,
    description = {
      "Merges into a large table, deletes and updates rows of it, under a memory limit; beside",
      "Python's deltalake on an equal table, which it rewrites file by file. Compares the rows.",
      "The exit status is 1 if a limit is missed.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lakewise bench dml",
      "  lakewise bench dml --rows 1000000 --memory 200MB --no-deltalake"
    })
public final class DmlCommand implements Callable<Integer> {

  /** What our process may hold beyond the memory of queries: the virtual machine and its code. */
  static final long BASE_BYTES = 512L << 20;

  private static final double MEGABYTE = 1 << 20;

  private final Console console;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Rows of the table.")
  private long rows;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs of each of our statements, whose median counts; the peer's run once.")
  private int runs;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      defaultValue = "1GB",
      converter = MemorySize.class,
      description = "What our queries may take before they spill. The peer has no limit.")
  private long memoryBytes;

  @Option(names = "--no-deltalake", description = "Without the peer.")
  private boolean withoutPeer;

  @Mixin private FolderOption folder = new FolderOption();

  /** A bench that prints on a console. */
  public DmlCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Path root = folder.or("dml");
    Report report = new Report(console);
    Optional<DeltaLakePeer> peer = withoutPeer ? Optional.empty() : DeltaLakePeer.find(root);
    report.heading(
        String.format(
            Locale.ROOT,
            "dml --rows %d --runs %d --memory %dMB",
            rows,
            runs,
            Math.round(megabytes(memoryBytes))),
        "peer:    " + peer.map(DeltaLakePeer::describe).orElse(DeltaLakePeer.NONE));
    Path lakeFolder = root.resolve("lake").toAbsolutePath();
    List<Change> changes = Change.over(rows);
    try (DmlLake lake = DmlLake.prepare(lakeFolder, rows)) {
      double bytes = DmlLake.bytes(lake.folder(DmlLake.OURS));
      report.line("table:   %d rows, %.0f bytes a row on disk", rows, bytes / rows);
      Map<String, String> ours = measure(lakeFolder);
      Map<String, String> theirs =
          peer.isEmpty()
              ? Map.of()
              : peer.get().measure(lake.folder(DmlLake.PEERS), lake.sources(), changes);
      double most = 0;
      for (Change change : changes) {
        print(report, change, bytes / rows * number(ours, change, "rows"), ours, theirs);
        most = Math.max(most, number(ours, change, "peak"));
      }
      double limit = megabytes(memoryBytes + BASE_BYTES);
      report.metrics().atMost("dml.peak_memory_mb", most / MEGABYTE, limit);
      report.metrics().atMost("dml.wrong_results", wrong(lake, changes, ours, theirs), 0);
    }
    return report.finish();
  }

  private Map<String, String> measure(Path lake) throws IOException, InterruptedException {
    List<String> arguments =
        List.of(
            lake.toString(),
            Long.toString(rows),
            Long.toString(memoryBytes),
            Integer.toString(runs));
    try (ChildProcess child = ChildProcess.ofThisProgram(DmlWorker.class, arguments)) {
      return child.values();
    }
  }

  private static void print(
      Report report,
      Change change,
      double changed,
      Map<String, String> ours,
      Map<String, String> theirs) {
    report.line("%s", line(change, "lakewise ", changed, ours));
    if (theirs.isEmpty()) {
      return;
    }
    report.line("%s", line(change, "deltalake", changed, theirs));
    for (String what : List.of("seconds", "bytes")) {
      double ratio = number(ours, change, what) / number(theirs, change, what);
      report.metrics().atMost("dml." + change.name() + "." + what + "_ratio", ratio, 1);
    }
  }

  private static String line(
      Change change, String who, double changed, Map<String, String> values) {
    double bytes = number(values, change, "bytes");
    return String.format(
        Locale.ROOT,
        "%-18s %s %7.2f s  %7.1f MB written, %8.2f bytes a byte changed  peak %5.0f MB",
        change.name(),
        who,
        number(values, change, "seconds"),
        bytes / MEGABYTE,
        bytes / changed,
        number(values, change, "peak") / MEGABYTE);
  }

  private static int wrong(
      DmlLake lake, List<Change> changes, Map<String, String> ours, Map<String, String> theirs) {
    int wrong = 0;
    for (Change change : changes) {
      long our = (long) number(ours, change, "version");
      boolean right = lake.isRight(DmlLake.OURS, our, change);
      if (right && !theirs.isEmpty()) {
        long their = (long) number(theirs, change, "version");
        right = lake.isRight(DmlLake.PEERS, their, change);
      }
      wrong += right ? 0 : 1;
    }
    return wrong;
  }

  private static double number(Map<String, String> values, Change change, String what) {
    return Double.parseDouble(values.get(change.name() + "." + what));
  }

  private static double megabytes(long bytes) {
    return bytes / MEGABYTE;
  }
}
