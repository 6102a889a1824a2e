package io.lakewise.bench;

import io.lakewise.cli.Console;
import io.lakewise.cli.terminal.TerminalFacts;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * A bench run once on little data: what it printed and answered. Times are not judged.
 *
 * @param status the exit status
 * @param output what it printed
 */
record BenchRun(int status, String output) {

  private static final Pattern METRIC = Pattern.compile("(\\S+) (\\S+) ([<>]=\\S+) (ok|MISSED)");

  /** Runs a bench. */
  static BenchRun of(Function<Console, Object> bench, String... arguments) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    Console console =
        new Console(
            new StringReader(""), output, new PrintWriter(errors, true), TerminalFacts.NONE);
    int status =
        new CommandLine(bench.apply(console))
            .setErr(new PrintWriter(errors, true))
            .execute(arguments);
    return new BenchRun(status, output + errors.toString());
  }

  /** The metrics by name: value, limit and verdict. */
  Map<String, List<String>> metrics() {
    Map<String, List<String>> metrics = new LinkedHashMap<>();
    output
        .lines()
        .map(METRIC::matcher)
        .filter(Matcher::matches)
        .forEach(line -> metrics.put(line.group(1), List.of(line.group(2), line.group(4))));
    return metrics;
  }

  /** A metric's value. */
  double value(String metric) {
    return Double.parseDouble(metrics().get(metric).get(0));
  }

  /** Whether the exit status says what the metrics say. */
  boolean agrees() {
    boolean kept = metrics().values().stream().allMatch(each -> each.get(1).equals("ok"));
    return status == (kept ? 0 : 1);
  }
}
