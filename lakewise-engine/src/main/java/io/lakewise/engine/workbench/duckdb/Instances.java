package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.warm.WarmStore;
import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import io.lakewise.table.parquet.duckdb.DuckDbSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The locked instances, opened when first needed. None can reach anything but the configured
 * folders. Thread-safe.
 */
final class Instances implements AutoCloseable {

  /** What an instance is for. */
  enum Purpose {
    /** Its tables stay empty. */
    PLANNING,
    /** Runs queries. */
    EXECUTING
  }

  /**
   * Optimizers that would conclude from a table's being empty, or that scan a table twice to fetch
   * columns late (the second scan has no filter); and those that only take time, as they move no
   * condition.
   */
  private static final String DISABLED_FOR_PLANNING =
      "statistics_propagation,empty_result_pullup,late_materialization,top_n_window_elimination,"
          + "window_self_join,common_subplan,"
          + "join_order,build_side_probe_side,join_filter_pushdown,compressed_materialization,unused_columns,"
          + "reorder_filter,column_lifetime,common_subexpressions,duplicate_groups";

  private final WorkbenchConfiguration configuration;
  private final Map<Purpose, PooledInstance> open = new EnumMap<>(Purpose.class);
  private final ProfileChoice profiles;
  private int replaced;

  Instances(WorkbenchConfiguration configuration) {
    this.configuration = configuration;
    this.profiles = new ProfileChoice(configuration.profiles());
  }

  /** The instance for a purpose. */
  synchronized PooledInstance of(Purpose purpose) {
    PooledInstance instance = open.get(purpose);
    if (instance != null && instance.planningTables().isFull()) {
      open.remove(purpose).close();
    }
    return open.computeIfAbsent(purpose, this::start);
  }

  /** What the instance that runs queries keeps warm, if it is open. */
  synchronized Optional<WarmStore> warm() {
    return Optional.ofNullable(open.get(Purpose.EXECUTING)).map(PooledInstance::warm);
  }

  /** What is told of the statements that run in it. */
  ProfileChoice profiles() {
    return profiles;
  }

  /**
   * Forgets an instance that DuckDB has declared invalid; the next connection gets a new one. Does
   * nothing if that has happened already.
   */
  void replace(Purpose purpose, PooledInstance broken) {
    synchronized (this) {
      if (!open.remove(purpose, broken)) {
        return;
      }
      replaced++;
    }
    broken.close();
  }

  /** How many instances had to be replaced so far; connections from before may be dead. */
  synchronized int replaced() {
    return replaced;
  }

  @Override
  public synchronized void close() {
    open.values().forEach(PooledInstance::close);
    open.clear();
  }

  private PooledInstance start(Purpose purpose) {
    makeBesideOthers(configuration.spill());
    List<Path> folders = new ArrayList<>(configuration.readable());
    folders.add(configuration.staging());
    Map<String, String> more =
        switch (purpose) {
          case PLANNING -> Map.of("disabled_optimizers", "'" + DISABLED_FOR_PLANNING + "'");
          case EXECUTING -> Map.of();
        };
    return new PooledInstance(
        DuckDbInstance.open(
            new DuckDbSettings(
                threads(purpose), configuration.memoryBytes() + "B", spill(), folders, more)),
        purpose == Purpose.EXECUTING ? configuration.warmBytes() : 0);
  }

  /**
   * Planning has no work to share, and half a second after its last work each further thread gives
   * back all memory that the process does not use (DuckDB calls {@code malloc_trim}): in the midst
   * of the query that was planned, which then has to ask for it anew.
   */
  private int threads(Purpose purpose) {
    return switch (purpose) {
      case PLANNING -> 1;
      case EXECUTING -> configuration.threads();
    };
  }

  /**
   * Where queries spill. Where there is no lake, beside it, in a folder that DuckDB makes when it
   * spills and removes when it ends: it makes no folder in one that is missing.
   */
  private Path spill() {
    Path folder = configuration.spill().toAbsolutePath().normalize();
    if (Files.isDirectory(folder)) {
      return folder;
    }
    while (!Files.isDirectory(folder.getParent())) {
      folder = folder.getParent();
    }
    return folder.resolveSibling(folder.getFileName() + ".spill");
  }

  /**
   * A statement that needs no lake makes none, and in a lake that can only be read, one may read.
   */
  private static void makeBesideOthers(Path folder) {
    try {
      if (Files.isDirectory(folder.toAbsolutePath().getParent())) {
        Files.createDirectories(folder);
      }
    } catch (IOException unwritable) {
      // then only what fits into memory can be read: what spills is told why it cannot
    }
  }
}
