package io.lakewise.bench.start;

import io.lakewise.bench.process.Checkout;
import io.lakewise.bench.process.ChildProcess;
import io.lakewise.bench.process.FolderOption;
import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Stopwatch;
import io.lakewise.cli.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lakewise bench start}: how long a command takes that does nothing. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = {
      "Starts './lakewise sql -c \"select 1\"' again and again, in turn with its peers, and takes",
      "the wall clock. The exit status is 1 if a limit is missed.",
      ""
    },
    footer = {"", "Examples:", "  lakewise bench start", "  lakewise bench start --runs 31"})
public final class StartCommand implements Callable<Integer> {

  private static final double LIMIT_SECONDS = 0.5;
  private static final String OURS = "lakewise sql -c \"select 1\"";

  private final Console console;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "15",
      description = "Counted starts of each, after one that is not counted.")
  private int runs;

  @Option(names = "--no-duckdb", description = "Without DuckDB's own command line.")
  private boolean withoutDuckDb;

  @Mixin private FolderOption folder = new FolderOption();

  /** A bench that prints on a console. */
  public StartCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Path root = folder.or("start");
    Report report = new Report(console);
    Map<String, List<String>> commands = commands(root);
    report.heading("start --runs " + runs);
    commands.forEach((name, command) -> report.line("%-34s %s", name, shown(command)));
    report.line(
        "%-34s not measured: it answers from a server, which takes a Java of its own and"
            + " must run before",
        "trino");
    Map<String, double[]> seconds = measure(root, commands);
    for (Map.Entry<String, double[]> each : seconds.entrySet()) {
      report.line(
          "%-34s median %.3f s, fastest %.3f s, slowest %.3f s",
          each.getKey(),
          Stopwatch.median(each.getValue()),
          Stopwatch.percentile(each.getValue(), 0),
          Stopwatch.percentile(each.getValue(), 1));
    }
    if (seconds.containsKey(OURS)) {
      report.metrics().atMost("start.seconds", Stopwatch.median(seconds.get(OURS)), LIMIT_SECONDS);
    } else {
      report.line("./lakewise is not built here, so it was not measured");
      report.metrics().atMost("start.seconds", Double.NaN, LIMIT_SECONDS);
    }
    return report.finish();
  }

  private Map<String, List<String>> commands(Path root) throws IOException, InterruptedException {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    Checkout.folder()
        .filter(checkout -> Files.exists(checkout.resolve("target/dist/current/java.options")))
        .ifPresent(
            checkout ->
                commands.put(
                    OURS,
                    List.of(checkout.resolve("lakewise").toString(), "sql", "-c", "select 1")));
    Optional<Path> duckDb = withoutDuckDb ? Optional.empty() : DuckDbProgram.find(root);
    duckDb.ifPresent(
        program -> commands.put("duckdb", List.of(program.toString(), "-c", "select 1")));
    commands.put("java with DuckDB in it", ChildProcess.virtualMachine(BareProgram.class));
    List<String> nothing = new ArrayList<>(ChildProcess.virtualMachine(BareProgram.class));
    nothing.add("nothing");
    commands.put("java that does nothing", nothing);
    return commands;
  }

  private static String shown(List<String> command) {
    return command.get(0).equals(ChildProcess.java())
        ? "the options of this process"
        : String.join(" ", command);
  }

  /** In turn, so that what disturbs the machine disturbs all of them. */
  private Map<String, double[]> measure(Path root, Map<String, List<String>> commands)
      throws Exception {
    Map<String, double[]> seconds = new LinkedHashMap<>();
    for (int run = -1; run < runs; run++) {
      for (Map.Entry<String, List<String>> each : commands.entrySet()) {
        double taken = Stopwatch.seconds(() -> answer(root, each.getValue()));
        if (run >= 0) {
          seconds.computeIfAbsent(each.getKey(), name -> new double[runs])[run] = taken;
        }
      }
    }
    return seconds;
  }

  private static String answer(Path root, List<String> command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LAKEWISE_BUILD", "never");
    Process process = builder.start();
    process.getOutputStream().close();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0 || !answer.contains("1")) {
      throw new IOException(String.join(" ", command) + " failed: " + answer);
    }
    return answer;
  }
}
