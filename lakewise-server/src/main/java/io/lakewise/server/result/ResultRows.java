package io.lakewise.server.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/** Reads the rows of a kept result, a batch in memory at a time. */
public record ResultRows(KeptResult result, BufferAllocator allocator) {

  /** Takes rows. */
  public interface Sink {

    /** A row; the vectors are of its batch, and good until the next. */
    void row(List<FieldVector> vectors, int row) throws IOException;
  }

  /** Gives on every row. */
  public void each(Sink sink) throws IOException {
    for (Chunk chunk : result.chunks()) {
      each(chunk, sink);
    }
  }

  /** Reads whole batches. */
  public interface Batches {

    /** Reads from where the batches are, with memory of its own. */
    void read(ArrowReader batches, BufferAllocator memory) throws IOException;
  }

  /**
   * Has all batches read, each in memory while it is.
   *
   * @param unwanted whether nobody waits for them any more; asked before each, and then they end
   *     with an error
   */
  public void batches(BooleanSupplier unwanted, Batches reading) throws IOException {
    try (InputStream bytes = result.stream();
        BufferAllocator child = allocator.newChildAllocator("result", 0, Long.MAX_VALUE);
        ArrowStreamReader reader =
            new ArrowStreamReader(bytes, child) {
              @Override
              public boolean loadNextBatch() throws IOException {
                if (unwanted.getAsBoolean()) {
                  throw new InterruptedIOException("nobody waits for it any more");
                }
                return super.loadNextBatch();
              }
            }) {
      reading.read(reader, child);
    }
  }

  /** Gives on every row of a chunk. */
  void each(Chunk chunk, Sink sink) throws IOException {
    try (InputStream bytes = result.stream(chunk);
        BufferAllocator child = allocator.newChildAllocator("chunk", 0, Long.MAX_VALUE);
        ArrowStreamReader reader = new ArrowStreamReader(bytes, child)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      while (reader.loadNextBatch()) {
        for (int row = 0; row < root.getRowCount(); row++) {
          sink.row(root.getFieldVectors(), row);
        }
      }
    }
  }
}
