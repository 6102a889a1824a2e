package io.lakewise.engine.workbench.duckdb;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

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
 * @param profiles by which clock, in nanoseconds, queries are profiled ({@link ProfileChoice});
 *     empty if they are not
 * @param warmBytes of the memory limit that files may take which are kept as they were read ({@link
 *     io.lakewise.engine.workbench.warm.WarmStore}); 0 for none
 */
public record WorkbenchConfiguration(
    int threads,
    long memoryBytes,
    Path staging,
    Path spill,
    List<Path> readable,
    Optional<LongSupplier> profiles,
    long warmBytes) {
  /** Copies the list. */
  public WorkbenchConfiguration {
    readable = List.copyOf(readable);
  }

  /** Without profiles and anything warm. */
  public WorkbenchConfiguration(
      int threads, long memoryBytes, Path staging, Path spill, List<Path> readable) {
    this(threads, memoryBytes, staging, spill, readable, Optional.empty(), 0);
  }

  /** The same with profiles, by a clock that does not go back. */
  public WorkbenchConfiguration withProfiles(LongSupplier nanos) {
    return new WorkbenchConfiguration(
        threads, memoryBytes, staging, spill, readable, Optional.of(nanos), warmBytes);
  }

  /** The same, which keeps up to so many bytes warm. */
  public WorkbenchConfiguration withWarm(long bytes) {
    return new WorkbenchConfiguration(
        threads, memoryBytes, staging, spill, readable, profiles, bytes);
  }
}
