package io.lakewise.engine;

import io.lakewise.catalog.state.StateSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a lake is opened.
 *
 * @param root the lake's folder; made at the first write
 * @param allowed folders outside the lake in which tables and files may lie
 * @param threads that work on queries
 * @param memoryBytes what queries may keep in memory before they spill
 * @param statementMillis how long a statement may take, 0 for no limit
 * @param state the database of names; empty for SQLite in the lake
 */
public record LakeConfiguration(
    Path root,
    List<Path> allowed,
    int threads,
    long memoryBytes,
    long statementMillis,
    Optional<StateSettings> state) {
  /** Copies the list. */
  public LakeConfiguration {
    allowed = List.copyOf(allowed);
  }

  /** A lake whose statements may take as long as they want. */
  public LakeConfiguration(Path root, List<Path> allowed, int threads, long memoryBytes) {
    this(root, allowed, threads, memoryBytes, 0);
  }

  /** A lake whose names are in the lake itself. */
  public LakeConfiguration(
      Path root, List<Path> allowed, int threads, long memoryBytes, long statementMillis) {
    this(root, allowed, threads, memoryBytes, statementMillis, Optional.empty());
  }
}
