package io.lakewise.table.parquet;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;

/**
 * A data file that was written and is not yet part of a table.
 *
 * @param path where it lies, as a string because it may cross a process border
 * @param rows number of rows
 * @param size bytes
 * @param partitionValues from physical column name to serialised value
 * @param stats Delta statistics as JSON
 * @param schema fingerprint of its columns, kept in the log under {@link #SCHEMA_TAG}; or null
 */
public record WrittenFile(
    String path,
    long rows,
    long size,
    Map<String, String> partitionValues,
    String stats,
    String schema)
    implements Serializable {

  /** The tag of an {@code add} that holds the fingerprint of its file's columns. */
  public static final String SCHEMA_TAG = "lakewise.schema";

  /** {@link #path} as a path of this machine. */
  public Path local() {
    return Path.of(path);
  }
}
