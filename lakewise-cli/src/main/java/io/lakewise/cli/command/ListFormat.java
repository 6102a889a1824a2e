package io.lakewise.cli.command;

import io.lakewise.cli.CliErrors;
import io.lakewise.cli.Console;
import io.lakewise.cli.format.OutputFormat;
import io.lakewise.cli.format.RowWriter;
import io.lakewise.cli.format.RowWriters;
import io.lakewise.engine.session.ResultColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** How commands that list what is no table write it. */
final class ListFormat {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv, json, ndjson or markdown. Default: table")
  private OutputFormat format;

  /**
   * Prints a list.
   *
   * @param columns their names
   * @param row the texts of an item, one for each column; null where there is none
   */
  <T> void print(
      Console console, List<String> columns, List<T> items, Function<T, List<Object>> row) {
    if (format.isBinary()) {
      throw CliErrors.binaryList(format.toString());
    }
    try {
      RowWriter writer = RowWriters.of(format, console.output(), console.terminal().columns());
      writer.begin(columns.stream().map(name -> new ResultColumn(name, "VARCHAR")).toList());
      for (T item : items) {
        writer.row(row.apply(item));
      }
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
