package io.lakewise.server.result;

import io.lakewise.engine.workbench.WorkSession.WorkResult;
import io.lakewise.engine.workbench.duckdb.LateResult;
import io.lakewise.server.error.ServerErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/** Rows that are known as Arrow batches; in any other form the query is run. Not thread-safe. */
final class CachedRows extends LateResult implements StreamedRows {

  private final byte[] stream;

  CachedRows(byte[] stream, Supplier<WorkResult> fresh) {
    super(fresh);
    this.stream = stream;
  }

  @Override
  public long drain(BufferAllocator allocator, BatchSink sink) {
    long count = 0;
    try (ArrowStreamReader reader =
        new ArrowStreamReader(new ByteArrayInputStream(stream), allocator)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      sink.begin(root, reader);
      boolean wanted = true;
      while (wanted && reader.loadNextBatch()) {
        count += root.getRowCount();
        wanted = sink.batch();
      }
      return count;
    } catch (IOException e) {
      throw ServerErrors.resultUnwritable(e);
    }
  }

  @Override
  public long leftMillis() {
    return 0;
  }

  @Override
  public void stream(Reader reader) {
    try {
      reader.read(new ByteArrayInputStream(stream));
    } catch (IOException e) {
      throw ServerErrors.resultUnwritable(e);
    }
  }
}
