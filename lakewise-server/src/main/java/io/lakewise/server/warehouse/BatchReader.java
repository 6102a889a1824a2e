package io.lakewise.server.warehouse;

import io.lakewise.engine.workbench.duckdb.ArrowResult;
import io.lakewise.server.result.StreamedRows;
import java.io.IOException;
import java.io.InputStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/** Reads rows and gives them to a sink, as many as it wants. */
final class BatchReader implements StreamedRows.Reader {

  private final BufferAllocator allocator;
  private final ArrowResult.BatchSink sink;
  private long count;

  BatchReader(BufferAllocator allocator, ArrowResult.BatchSink sink) {
    this.allocator = allocator;
    this.sink = sink;
  }

  @Override
  public boolean read(InputStream arrowStream) throws IOException {
    try (ArrowStreamReader reader = new ArrowStreamReader(arrowStream, allocator)) {
      VectorSchemaRoot batch = reader.getVectorSchemaRoot();
      sink.begin(batch, reader);
      while (reader.loadNextBatch()) {
        count += batch.getRowCount();
        if (!sink.batch()) {
          return false;
        }
      }
      return true;
    }
  }

  /** How many rows were given. */
  long count() {
    return count;
  }
}
