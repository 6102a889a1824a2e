package io.lakewise.table.parquet.duckdb;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an in-memory DuckDB is set up.
 *
 * @param threads that work on queries, at least 1
 * @param memoryLimit what DuckDB's buffers may take, such as {@code 2GB}; not a cap on the process
 * @param temporaryFolder where queries larger than that spill; made when needed
 * @param allowedFolders when not empty, the only folders in which files can be read and written;
 *     without links in their names
 * @param more further settings by name, as SQL constants
 */
public record DuckDbSettings(
    int threads,
    String memoryLimit,
    Path temporaryFolder,
    List<Path> allowedFolders,
    Map<String, String> more) {

  /** Copies the collections. */
  public DuckDbSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: >= 1)");
    }
    allowedFolders = List.copyOf(allowedFolders);
    more = Map.copyOf(more);
  }

  /** Settings without folders to stay in. */
  public DuckDbSettings(int threads, String memoryLimit, Path temporaryFolder) {
    this(threads, memoryLimit, temporaryFolder, List.of(), Map.of());
  }

  /** The statements that bring the settings about; the last ones cannot be undone. */
  List<String> statements() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("threads", Integer.toString(threads));
    settings.put("memory_limit", Literals.text(memoryLimit));
    settings.put("temp_directory", Literals.text(temporaryFolder.toString()));
    settings.put("parquet_metadata_cache", "true");
    settings.put("autoinstall_known_extensions", "false");
    settings.put("autoload_known_extensions", "false");
    settings.put("allow_community_extensions", "false");
    settings.put("allow_persistent_secrets", "false");
    settings.putAll(more);
    if (!allowedFolders.isEmpty()) {
      settings.put("allowed_directories", folders());
      settings.put("enable_external_access", "false");
    }
    settings.put(
        "allowed_configs",
        "['TimeZone', 'enable_optimizer', 'disabled_optimizers', 'max_execution_time',"
            + " 'enable_progress_bar', 'enable_progress_bar_print',"
            + " 'enable_profiling', 'profiling_coverage', 'tracked_metrics']");
    settings.put("lock_configuration", "true");
    return settings.entrySet().stream()
        .map(setting -> "SET GLOBAL " + setting.getKey() + " = " + setting.getValue())
        .toList();
  }

  private String folders() {
    return allowedFolders.stream()
        .map(folder -> Literals.text(folder.toAbsolutePath().normalize() + "/"))
        .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
  }
}
