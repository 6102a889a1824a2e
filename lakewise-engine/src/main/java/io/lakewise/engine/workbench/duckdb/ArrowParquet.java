package io.lakewise.engine.workbench.duckdb;

import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import io.lakewise.table.parquet.duckdb.DuckDbSettings;
import io.lakewise.table.parquet.duckdb.Literals;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;

/** Makes Parquet files of Arrow batches, where no session runs, with the types that they have. */
public final class ArrowParquet {

  private static final String MEMORY = "256MB";
  private static final String STREAM = "__lakewise_stream";

  private ArrowParquet() {}

  /**
   * Writes one file, a group of rows in memory at a time.
   *
   * @param file that is not there yet, in a folder that is
   * @throws io.lakewise.table.error.LakewiseException if it cannot be written
   */
  public static void write(ArrowReader batches, BufferAllocator allocator, Path file) {
    try (ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator)) {
      Path folder = file.toAbsolutePath().getParent().toRealPath();
      Data.exportArrayStream(allocator, batches, stream);
      DuckDbSettings settings =
          new DuckDbSettings(1, MEMORY, spill(folder, file), List.of(folder), Map.of());
      try (DuckDbInstance duckDb = DuckDbInstance.open(settings);
          DuckDBConnection connection = duckDb.connect();
          Statement statement = connection.createStatement()) {
        connection.registerArrowStream(STREAM, stream);
        statement.execute(
            "COPY (FROM "
                + STREAM
                + ") TO "
                + Literals.text(folder.resolve(file.getFileName()).toString())
                + " (FORMAT parquet)");
      }
    } catch (IOException | SQLException e) {
      throw WorkbenchErrors.notExported(e);
    }
  }

  /**
   * Each has its own: two instances of DuckDB at once in one take each other's files for theirs.
   */
  static Path spill(Path folder, Path file) {
    return folder.resolve("spill-" + file.getFileName());
  }
}
