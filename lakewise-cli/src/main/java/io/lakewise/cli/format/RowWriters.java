package io.lakewise.cli.format;

import java.io.Writer;

/** The writers of the text formats. */
public final class RowWriters {

  private RowWriters() {}

  /**
   * A writer of one result.
   *
   * @param terminalWidth for tables: into how many columns they must fit, 0 for no limit
   * @throws IllegalArgumentException if the format is no text
   */
  public static RowWriter of(OutputFormat format, Writer output, int terminalWidth) {
    return switch (format) {
      case TABLE -> new TableWriter(output, terminalWidth);
      case CSV -> new CsvWriter(output);
      case JSON -> new JsonWriter(output, true);
      case NDJSON -> new JsonWriter(output, false);
      case MARKDOWN -> new MarkdownWriter(output);
      case PARQUET, ARROW -> throw new IllegalArgumentException("format: " + format + " (no text)");
    };
  }
}
