package io.lakewise.engine.workbench.duckdb;

import java.nio.file.Path;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/** A session that can keep Arrow batches of others in a file. */
public interface ArrowLoader {

  /**
   * Writes batches as one Parquet file while they come; the folder is made.
   *
   * @return the number of rows
   * @throws io.lakewise.table.error.LakewiseException if they do not come whole, have types that
   *     DuckDB does not know, or cannot be written
   */
  long load(ArrowReader batches, BufferAllocator allocator, Path file);
}
