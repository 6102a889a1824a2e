package io.lakewise.server.result;

import java.io.IOException;
import java.io.InputStream;

/** Rows that can be had as the bytes of an Arrow IPC stream, as long as none was read. */
public interface StreamedRows {

  /**
   * Lets somebody read the stream, and ends the result.
   *
   * @throws io.lakewise.table.error.LakewiseException if the query fails or is interrupted; rows
   *     may have been read before
   */
  void stream(Reader reader);

  /** How many milliseconds the query may still take; 0 for no limit. */
  long leftMillis();

  /** Who reads. */
  interface Reader {

    /**
     * Reads the stream.
     *
     * @return whether it was read to its end; otherwise the rest is wanted by nobody
     */
    boolean read(InputStream arrowStream) throws IOException;
  }
}
