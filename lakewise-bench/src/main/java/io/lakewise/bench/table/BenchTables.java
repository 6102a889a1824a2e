package io.lakewise.bench.table;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.parquet.duckdb.DuckDbCheckpointFiles;
import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import io.lakewise.table.parquet.duckdb.DuckDbParquet;
import io.lakewise.table.parquet.duckdb.DuckDbSettings;
import io.lakewise.table.storage.LocalStore;
import io.lakewise.table.transaction.TableEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Tables of a folder, in surroundings like those that a lake gives them. */
public final class BenchTables implements AutoCloseable {

  private static final String MEMORY = "1GB";

  private final Path folder;
  private final DuckDbInstance duckDb;
  private final TableEnvironment environment;

  /** The tables of a folder, which is made. */
  public BenchTables(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder).toRealPath();
    Path staging = Files.createDirectories(this.folder.resolve("staging"));
    this.duckDb =
        DuckDbInstance.open(
            new DuckDbSettings(
                Runtime.getRuntime().availableProcessors(), MEMORY, staging.resolve("spill")));
    this.environment =
        new TableEnvironment(
            new LocalStore(List.of(this.folder), UUID::randomUUID),
            new DuckDbParquet(duckDb),
            new DuckDbCheckpointFiles(duckDb),
            InstantSource.system(),
            UUID::randomUUID,
            BenchTables::pause,
            staging);
  }

  /** What the tables stand in. */
  public TableEnvironment environment() {
    return environment;
  }

  /** A table that knows nothing of what others of the same name have read. */
  public DeltaTable table(String name) {
    return DeltaTable.at(environment, location(name).toString());
  }

  /** A table's folder. */
  public Path location(String name) {
    return folder.resolve(name);
  }

  private static void pause(int attempt) {
    long most = Math.min(1L << Math.min(attempt, 7), 20) * 1_000_000L;
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
  }

  @Override
  public void close() {
    duckDb.close();
  }
}
