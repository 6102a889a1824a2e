package io.lakewise.cli;

import io.lakewise.cli.format.OutputClosedException;
import io.lakewise.cli.format.OutputFormat;
import io.lakewise.cli.format.RowWriter;
import io.lakewise.cli.format.RowWriters;
import io.lakewise.cli.terminal.TerminalWriter;
import io.lakewise.engine.session.Result;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

/** Prints results on the console. */
public final class ResultPrinter {

  private static final int BUFFER = 1 << 16;
  private static final double NANOS_A_SECOND = 1e9;

  private final Console console;
  private OutputFormat format;
  private boolean timing;
  private IntSupplier width;

  public ResultPrinter(Console console, OutputFormat format, boolean timing) {
    this.console = console;
    this.format = format;
    this.timing = timing;
    this.width = () -> console.terminal().output() ? console.terminal().columns() : 0;
  }

  /** The terminal's width, asked at each table; 0 for no limit. */
  public void width(IntSupplier next) {
    width = next;
  }

  /** The format of results to come; a text format. */
  public void format(OutputFormat next) {
    format = next;
  }

  /** Whether results to come are followed by the time that they took. */
  public void timing(boolean next) {
    timing = next;
  }

  /** Whether results are followed by the time that they took. */
  public boolean timing() {
    return timing;
  }

  /**
   * Prints all rows and the message.
   *
   * @param started {@link System#nanoTime} when the statement began
   * @param beforeOutput run once there is something to print
   */
  void print(Result result, long started, Runnable beforeOutput) {
    String rows = null;
    if (!result.columns().isEmpty()) {
      long count = printRows(result, beforeOutput);
      rows = format == OutputFormat.TABLE ? count + (count == 1 ? " row" : " rows") : null;
    }
    beforeOutput.run();
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

  private long printRows(Result result, Runnable beforeOutput) {
    Writer output = console.output();
    BufferedWriter buffer =
        new BufferedWriter(
            console.terminal().output() ? new TerminalWriter(output) : output, BUFFER);
    RowWriter writer = RowWriters.of(format, buffer, width.getAsInt());
    try {
      long count = copy(result, writer, beforeOutput);
      buffer.flush();
      return count;
    } catch (IOException closed) {
      throw new OutputClosedException(closed);
    }
  }

  /** Writes a result's rows and returns their number. */
  public static long copy(Result result, RowWriter writer, Runnable beforeOutput)
      throws IOException {
    List<Object> first = result.next();
    beforeOutput.run();
    writer.begin(result.columns());
    long count = 0;
    for (List<Object> row = first; row != null; row = result.next()) {
      writer.row(row);
      count++;
    }
    writer.end();
    return count;
  }
}
