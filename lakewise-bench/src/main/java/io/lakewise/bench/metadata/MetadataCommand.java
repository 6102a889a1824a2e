package io.lakewise.bench.metadata;

import io.lakewise.bench.process.ChildProcess;
import io.lakewise.bench.process.FolderOption;
import io.lakewise.bench.process.Folders;
import io.lakewise.bench.report.Metrics;
import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Stopwatch;
import io.lakewise.bench.table.BenchTables;
import io.lakewise.cli.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lakewise bench metadata}: opening and asking a table of many files. */
@Command(
    name = "metadata",
    mixinStandardHelpOptions = true,
    description = {
      "Opens a table of many files from its checkpoint, asks which files may match, and reads on",
      "after commits, each time in a fresh process; beside Delta Kernel on the same log. The exit",
      "status is 1 if a limit is missed.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lakewise bench metadata --files 1000000",
      "  lakewise bench metadata --files 10000 --no-kernel"
    })
public final class MetadataCommand implements Callable<Integer> {

  private static final double COLD_SECONDS = 3;
  private static final double WARM_MILLISECONDS = 50;
  private static final double NEXT_READ_MILLISECONDS = 100;
  private static final double BYTES_PER_FILE = 1000;
  private static final int ASKED = 21;
  private static final int KERNEL_ASKED = 3;
  private static final long SEED = 7;

  private final Console console;

  @Option(
      names = "--files",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Files of the table.")
  private int files;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description = "Fresh processes; the medians of their figures count.")
  private int runs;

  @Option(names = "--no-kernel", description = "Without Delta Kernel.")
  private boolean withoutKernel;

  @Mixin private FolderOption folder = new FolderOption();

  /** A bench that prints on a console. */
  public MetadataCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Report report = new Report(console);
    Path root = folder.or("metadata-" + files);
    Path location;
    double checkpoint;
    try (BenchTables tables = new BenchTables(root)) {
      ManyFiles many = new ManyFiles(tables);
      checkpoint = many.prepare(files);
      location = many.location();
    }
    Optional<KernelPeer> kernel = withoutKernel ? Optional.empty() : KernelPeer.find(root);
    report.heading(
        "metadata --files " + files + " --runs " + runs,
        "peer:    " + kernel.map(peer -> "Delta Kernel " + peer.version()).orElse("none"));
    if (checkpoint >= 0) {
      report.line("the checkpoint of %d files was written in %.2f s", files, checkpoint);
    }
    List<Map<String, String>> ours = new ArrayList<>();
    List<Map<String, String>> theirs = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      if (kernel.isPresent()) {
        theirs.add(kernel.get().measure(location, files, KERNEL_ASKED, SEED));
      }
      ours.add(measure(root, location));
    }
    print(report, ours, theirs);
    return report.finish();
  }

  /** In a copy of the log, as commits come on top of it. */
  private Map<String, String> measure(Path root, Path location)
      throws IOException, InterruptedException {
    Path copy = Files.createTempDirectory(root, "copy");
    try {
      Folders.link(location.resolve("_delta_log"), copy.resolve("table/_delta_log"));
      try (ChildProcess child =
          ChildProcess.ofThisProgram(
              MetadataReader.class,
              List.of(
                  copy.toString(),
                  Integer.toString(files),
                  Integer.toString(ASKED),
                  Long.toString(SEED)))) {
        return child.values();
      }
    } finally {
      Folders.delete(copy);
    }
  }

  private void print(
      Report report, List<Map<String, String>> ours, List<Map<String, String>> theirs) {
    double open = median(ours, "open");
    double first = median(ours, "first");
    double warm = median(ours, "warm");
    double next = median(ours, "after_commit");
    report.line("open %.3f s, first predicate (two columns) %.3f s", open, first);
    for (String column : List.of("city", "amount", "quantity")) {
      report.line("first predicate on %s %.3f s", column, median(ours, "first_" + column));
    }
    report.line("warm predicate %.1f ms", warm * 1000);
    report.line(
        "after a commit of somebody else: snapshot and predicate %.1f ms, worst %.1f ms",
        next * 1000, median(ours, "after_commit_worst") * 1000);
    report.line("memory %.0f bytes a file, five columns asked", median(ours, "bytes_per_file"));
    Metrics metrics = report.metrics();
    if (!theirs.isEmpty()) {
      report.line(
          "Delta Kernel: cold with the first predicate %.2f s, on the same snapshot %.2f s",
          median(theirs, "cold"), median(theirs, "warm"));
      double different = Math.abs(median(theirs, "files") - median(ours, "files"));
      metrics.atMost("metadata.different_files", different, 0);
    }
    metrics.atMost("metadata.cold_with_first_predicate_s", open + first, COLD_SECONDS);
    metrics.atMost("metadata.warm_predicate_ms", warm * 1000, WARM_MILLISECONDS);
    metrics.atMost("metadata.read_after_commit_ms", next * 1000, NEXT_READ_MILLISECONDS);
    metrics.atMost("metadata.bytes_per_file", median(ours, "bytes_per_file"), BYTES_PER_FILE);
  }

  private static double median(List<Map<String, String>> runs, String name) {
    return Stopwatch.median(
        runs.stream().mapToDouble(run -> Double.parseDouble(run.get(name))).toArray());
  }
}
