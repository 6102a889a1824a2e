package io.lakewise.cli.format;

import java.util.Locale;

/** In which form results are written. */
public enum OutputFormat {
  /** Boxes for people. */
  TABLE,
  /** RFC 4180; NULL is empty, the empty string is {@code ""}. */
  CSV,
  /** One JSON array of objects. */
  JSON,
  /** One JSON object a line. */
  NDJSON,
  /** A table as Markdown has it. */
  MARKDOWN,
  /** One Apache Parquet file. */
  PARQUET,
  /** One Arrow IPC stream. */
  ARROW;

  /** Whether it needs a file of its own. */
  public boolean isBinary() {
    return this == PARQUET || this == ARROW;
  }

  /** As it is called on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
