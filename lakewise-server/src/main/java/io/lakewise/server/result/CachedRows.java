package io.lakewise.server.result;

import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import io.lakewise.engine.workbench.duckdb.ArrowResult;
import io.lakewise.server.error.ServerErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/** Rows that are known as Arrow batches; in any other form the query is run. Not thread-safe. */
final class CachedRows implements ArrowResult {

  private final byte[] stream;
  private final Supplier<WorkResult> fresh;
  private WorkResult begun;

  CachedRows(byte[] stream, Supplier<WorkResult> fresh) {
    this.stream = stream;
    this.fresh = fresh;
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

  private WorkResult rows() {
    if (begun == null) {
      begun = fresh.get();
    }
    return begun;
  }

  @Override
  public List<WorkColumn> columns() {
    return rows().columns();
  }

  @Override
  public List<Object> next() {
    return rows().next();
  }

  @Override
  public long writeArrow(Path file) {
    return rows().writeArrow(file);
  }

  @Override
  public long writeParquet(Path file) {
    return rows().writeParquet(file);
  }

  @Override
  public void close() {
    if (begun != null) {
      begun.close();
    }
  }
}
