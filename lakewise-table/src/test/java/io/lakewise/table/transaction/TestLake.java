package io.lakewise.table.transaction;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.parquet.duckdb.DuckDbCheckpointFiles;
import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import io.lakewise.table.parquet.duckdb.DuckDbParquet;
import io.lakewise.table.parquet.duckdb.DuckDbSettings;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.scan.TableRows;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.storage.LocalStore;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A folder with tables of two columns, {@code id} and {@code name}, and real Parquet files. */
public final class TestLake {

  private static final DuckDbInstance DUCKDB =
      DuckDbInstance.open(
          new DuckDbSettings(1, "500MB", Path.of(System.getProperty("java.io.tmpdir"))));

  private final Path folder;
  private final TableEnvironment environment;

  /** A lake in an empty folder. */
  public TestLake(Path folder) {
    this(folder, InstantSource.system(), store -> store);
  }

  /** A lake with a clock of its own and a store that a test may spoil. */
  public TestLake(Path folder, InstantSource clock, UnaryOperator<ObjectStore> storeAround) {
    try {
      this.folder = folder.toRealPath();
      Path staging = Files.createDirectories(this.folder.resolve("staging"));
      ObjectStore store = storeAround.apply(new LocalStore(List.of(this.folder), UUID::randomUUID));
      this.environment =
          new TableEnvironment(
              store,
              new DuckDbParquet(DUCKDB),
              new DuckDbCheckpointFiles(DUCKDB),
              clock,
              UUID::randomUUID,
              Pause.NONE,
              staging);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What its tables stand in. */
  public TableEnvironment environment() {
    return environment;
  }

  /** A table, anew: it knows nothing of what others of the same name have read. */
  public DeltaTable table(String name) {
    return DeltaTable.at(environment, location(name).toString());
  }

  /** Its folder. */
  public Path location(String name) {
    return folder.resolve(name);
  }

  /** Metadata with {@code id} and {@code name}, deletion vectors, and some more properties. */
  public static Metadata metadata(String... properties) {
    Map<String, String> configuration = new HashMap<>();
    configuration.put("delta.enableDeletionVectors", "true");
    for (int i = 0; i < properties.length; i += 2) {
      configuration.put(properties[i], properties[i + 1]);
    }
    StructType schema =
        new StructType(
            List.of(
                new StructField("id", PrimitiveType.LONG, true),
                new StructField("name", PrimitiveType.STRING, true)));
    return Metadata.of(UUID.randomUUID().toString(), schema, List.of(), configuration, 0L);
  }

  /** Rows as a staged file. */
  public List<WrittenFile> staged(List<List<Object>> rows) {
    return staged(metadata(), rows);
  }

  /** Rows as staged files of a table. */
  public List<WrittenFile> staged(Metadata metadata, List<List<Object>> rows) {
    return environment.parquet().write(environment.staging(), metadata, rows.iterator());
  }

  /** All rows of a version. */
  public List<List<Object>> rows(String name, Snapshot version) {
    return rows(version, table(name).scan(version, Predicate.ALWAYS));
  }

  private List<List<Object>> rows(Snapshot version, FileScan scan) {
    List<List<Object>> rows = new ArrayList<>();
    try (RowStream stream =
        environment.parquet().read(scan, version.schema().names(), Predicate.ALWAYS, false)) {
      for (List<Object> row = stream.next(); row != null; row = stream.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** Metadata with one more property. */
  public static Metadata with(Metadata metadata, String key, String value) {
    Map<String, String> configuration = new HashMap<>(metadata.configuration());
    configuration.put(key, value);
    return metadata.withConfiguration(configuration);
  }

  /** Deletes the rows that satisfy a condition as a DELETE would, by position. */
  public long delete(Transaction transaction, Predicate condition) {
    transaction.read(condition);
    Snapshot version = transaction.snapshot();
    List<AddFile> files = version.files().select(condition).files();
    FileScan scan = new TableRows(environment.store()).scanFiles(version, files);
    long deleted = 0;
    try (RowStream rows = environment.parquet().read(scan, List.of(), condition, true)) {
      for (List<Object> row = rows.next(); row != null; row = rows.next()) {
        AddFile file = files.get(((Long) row.get(row.size() - 2)).intValue());
        transaction.deleteRows(file, DeletedRows.of((Long) row.get(row.size() - 1)));
        deleted++;
      }
    }
    return deleted;
  }
}
