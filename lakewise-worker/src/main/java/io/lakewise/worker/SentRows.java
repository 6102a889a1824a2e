package io.lakewise.worker;

import io.lakewise.engine.workbench.WorkProfile;
import io.lakewise.engine.workbench.WorkUsage;
import io.lakewise.engine.workbench.duckdb.ResidentMemory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Counts the rows that are sent from when it is made. Not thread-safe. */
final class SentRows {

  private static final ResidentMemory MEMORY = new ResidentMemory();

  private final long began = System.nanoTime();
  private long first = -1;
  private long count;
  private long bytes;

  /** A batch is sent. */
  void add(VectorSchemaRoot batch) {
    if (first < 0) {
      first = System.nanoTime();
    }
    count += batch.getRowCount();
    for (FieldVector column : batch.getFieldVectors()) {
      bytes += column.getBufferSize();
    }
  }

  /**
   * What was sent until now.
   *
   * @param failed whether more was to be sent
   */
  WorkUsage usage(boolean failed) {
    long now = System.nanoTime();
    long begun = first < 0 ? now : first;
    return new WorkUsage(
        count,
        bytes,
        TimeUnit.NANOSECONDS.toMillis(begun - began),
        TimeUnit.NANOSECONDS.toMillis(now - begun),
        MEMORY.getAsLong(),
        failed,
        WorkProfile.NONE,
        List.of());
  }
}
