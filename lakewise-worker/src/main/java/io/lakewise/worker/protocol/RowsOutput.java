package io.lakewise.worker.protocol;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes of rows before an answer, in parts. Not thread-safe. */
public final class RowsOutput extends OutputStream {

  private static final int PART_BYTES = 16 << 10;

  private final DataOutputStream connection;
  private final byte[] part = new byte[PART_BYTES];
  private int filled;

  /** Rows of an answer that is sent on a connection. */
  public RowsOutput(DataOutputStream connection) {
    this.connection = connection;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      int taken = Math.min(left, PART_BYTES - filled);
      System.arraycopy(bytes, from, part, filled, taken);
      filled += taken;
      from += taken;
      left -= taken;
      if (filled == PART_BYTES) {
        send();
      }
    }
  }

  private void send() throws IOException {
    if (filled > 0) {
      connection.writeInt(filled + 1);
      connection.writeByte(Reply.ROWS);
      connection.write(part, 0, filled);
      filled = 0;
    }
  }

  /** Sends what was written; nothing waits any more. */
  @Override
  public void flush() throws IOException {
    send();
    connection.flush();
  }

  /** What was written comes before all that is sent from now on; the connection stays open. */
  @Override
  public void close() throws IOException {
    send();
  }
}
