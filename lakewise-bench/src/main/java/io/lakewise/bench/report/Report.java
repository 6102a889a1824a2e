package io.lakewise.bench.report;

import io.lakewise.cli.Console;
import java.io.PrintWriter;
import java.util.Locale;

/** What a bench prints: a heading, lines as they come, and at the end its metrics. */
public final class Report {

  private final PrintWriter out;
  private final Metrics metrics = new Metrics();

  /** A report on a console. */
  public Report(Console console) {
    this.out = new PrintWriter(console.output());
  }

  /**
   * Prints what was measured on what.
   *
   * @param command the bench with its options, without the program's name
   * @param versions what is compared, a line each
   */
  public void heading(String command, String... versions) {
    line("machine: %s", Machine.describe());
    line("command: lakewise bench %s", command);
    for (String version : versions) {
      line("%s", version);
    }
  }

  /** Prints a line. */
  public void line(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }

  /** The figures that have a limit. */
  public Metrics metrics() {
    return metrics;
  }

  /** Prints the metrics; answers the command's exit status, 1 if a limit was missed. */
  public int finish() {
    metrics.print(out);
    return metrics.exitStatus();
  }
}
