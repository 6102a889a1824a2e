package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.WorkSession.WorkResult;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/** A result whose rows can be taken as Arrow batches instead, as long as none was read. */
public interface ArrowResult extends WorkResult {

  /** Rows of a batch; those of the last one are fewer. */
  int BATCH_ROWS = 65_536;

  /**
   * Gives all rows to a sink, batch by batch, and ends the result.
   *
   * @return the number of rows that were given
   * @throws io.lakewise.table.error.LakewiseException if the query fails or is interrupted
   */
  long drain(BufferAllocator allocator, BatchSink sink);

  /** Who takes the batches. */
  interface BatchSink {

    /** Before the first batch. */
    void begin(VectorSchemaRoot root, DictionaryProvider dictionaries);

    /**
     * The root holds the next batch.
     *
     * @return whether more is wanted
     */
    boolean batch();
  }
}
