package io.lakewise.engine.workbench.duckdb;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;

/** Takes the rows of a streaming result as Arrow batches; Arrow's classes are loaded only here. */
final class ArrowBatches {

  static final long BATCH_ROWS = 65_536;

  private ArrowBatches() {}

  /** Gives the rows of a result that nothing has read from; returns how many were given. */
  static long drain(ResultSet rows, BufferAllocator allocator, ArrowResult.BatchSink sink)
      throws SQLException {
    DuckDBResultSet result = rows.unwrap(DuckDBResultSet.class);
    long count = 0;
    try (ArrowReader reader = (ArrowReader) result.arrowExportStream(allocator, BATCH_ROWS)) {
      sink.begin(reader.getVectorSchemaRoot(), reader);
      boolean wanted = true;
      while (wanted && reader.loadNextBatch()) {
        count += reader.getVectorSchemaRoot().getRowCount();
        wanted = sink.batch();
      }
      return count;
    } catch (IOException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }
}
