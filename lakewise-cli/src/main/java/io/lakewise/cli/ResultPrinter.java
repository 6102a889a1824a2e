package io.lakewise.cli;

import io.lakewise.cli.format.OutputClosedException;
import io.lakewise.cli.format.OutputFormat;
import io.lakewise.cli.format.RowWriter;
import io.lakewise.cli.format.RowWriters;
import io.lakewise.engine.session.Result;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Prints results on the console. */
final class ResultPrinter {

  private static final int BUFFER = 1 << 16;
  private static final double NANOS_A_SECOND = 1e9;

  private final Console console;
  private OutputFormat format;
  private boolean timing;

  ResultPrinter(Console console, OutputFormat format, boolean timing) {
    this.console = console;
    this.format = format;
    this.timing = timing;
  }

  /** The format of results to come; a text format. */
  void format(OutputFormat next) {
    format = next;
  }

  /** Whether results to come are followed by the time that they took. */
  void timing(boolean next) {
    timing = next;
  }

  /** Whether results are followed by the time that they took. */
  boolean timing() {
    return timing;
  }

  /**
   * Prints all rows and the message.
   *
   * @param started {@link System#nanoTime} when the statement began
   */
  void print(Result result, long started) {
    String rows = null;
    if (!result.columns().isEmpty()) {
      long count = printRows(result);
      rows = format == OutputFormat.TABLE ? count + (count == 1 ? " row" : " rows") : null;
    }
    String message = result.message() != null ? result.message() : rows;
    String time =
        String.format(Locale.ROOT, "%.3f s", (System.nanoTime() - started) / NANOS_A_SECOND);
    if (format == OutputFormat.TABLE) {
      String line = message == null ? "" : message;
      if (timing) {
        line = line.isEmpty() ? time : line + " (" + time + ")";
      }
      if (!line.isEmpty()) {
        console.print(line);
      }
      return;
    }
    if (result.message() != null) {
      console.note(result.message());
    }
    if (timing) {
      console.note(time);
    }
  }

  private long printRows(Result result) {
    BufferedWriter buffer = new BufferedWriter(console.output(), BUFFER);
    int width = console.terminal().output() ? console.terminal().columns() : 0;
    RowWriter writer = RowWriters.of(format, buffer, width);
    try {
      long count = copy(result, writer);
      buffer.flush();
      return count;
    } catch (IOException closed) {
      throw new OutputClosedException(closed);
    }
  }

  /** Writes a result's rows and returns their number. */
  static long copy(Result result, RowWriter writer) throws IOException {
    writer.begin(result.columns());
    long count = 0;
    for (List<Object> row = result.next(); row != null; row = result.next()) {
      writer.row(row);
      count++;
    }
    writer.end();
    return count;
  }
}
