package io.lakewise.engine.workbench.duckdb;

import java.nio.file.Path;
import java.util.List;

/**
 * What the executing half may take and touch.
 *
 * @param threads that run a query
 * @param memoryBytes DuckDB's memory limit; no cap on the process, for which see {@link
 *     MemoryWatch}
 * @param staging folder into which files are written; made if missing where the folder around it
 *     exists
 * @param spill folder for what does not fit into memory; made likewise, emptied by DuckDB; where
 *     the folder around it is missing, one beside the first missing folder is used for a while
 * @param readable folders that may be read beside staging: the lake's data, declared locations
 * @param profiles whether queries are profiled ({@link ProfileChoice})
 */
public record WorkbenchConfiguration(
    int threads,
    long memoryBytes,
    Path staging,
    Path spill,
    List<Path> readable,
    boolean profiles) {
  /** Copies the list. */
  public WorkbenchConfiguration {
    readable = List.copyOf(readable);
  }

  /** Without profiles. */
  public WorkbenchConfiguration(
      int threads, long memoryBytes, Path staging, Path spill, List<Path> readable) {
    this(threads, memoryBytes, staging, spill, readable, false);
  }

  /** The same with profiles. */
  public WorkbenchConfiguration withProfiles() {
    return new WorkbenchConfiguration(threads, memoryBytes, staging, spill, readable, true);
  }
}
