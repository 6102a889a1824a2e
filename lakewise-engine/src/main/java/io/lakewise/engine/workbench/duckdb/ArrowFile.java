package io.lakewise.engine.workbench.duckdb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.duckdb.DuckDBResultSet;

/** Writes results as Arrow IPC streams; Arrow's classes are loaded only here. */
final class ArrowFile {

  private ArrowFile() {}

  /** Writes the rows of a streaming result that nothing has read from; returns their number. */
  static long write(ResultSet rows, Path file) throws SQLException {
    DuckDBResultSet result = rows.unwrap(DuckDBResultSet.class);
    long count = 0;
    try (BufferAllocator allocator = new RootAllocator();
        ArrowReader reader =
            (ArrowReader) result.arrowExportStream(allocator, ArrowResult.BATCH_ROWS);
        FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        ArrowStreamWriter writer =
            new ArrowStreamWriter(ArrowBatches.root(reader), null, channel)) {
      UnsignedNumbers unsigned = new UnsignedNumbers(ResultColumns.of(rows.getMetaData()));
      writer.start();
      while (reader.loadNextBatch()) {
        unsigned.check(reader.getVectorSchemaRoot());
        count += reader.getVectorSchemaRoot().getRowCount();
        writer.writeBatch();
      }
      writer.end();
      return count;
    } catch (IOException e) {
      throw WorkbenchErrors.notExported(e);
    }
  }
}
