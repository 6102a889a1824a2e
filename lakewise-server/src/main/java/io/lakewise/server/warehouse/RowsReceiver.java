package io.lakewise.server.warehouse;

import java.nio.file.Path;

/** A work session whose worker takes rows of clients. */
public interface RowsReceiver {

  /**
   * Hands the batches of a client on to the worker, which keeps them as one Parquet file; no more
   * than a few are in this process at a time.
   *
   * @param file below the staging folder
   * @return the number of rows
   * @throws io.lakewise.table.error.LakewiseException if the rows or the worker end before all came
   */
  long receive(ClientRows rows, Path file);
}
