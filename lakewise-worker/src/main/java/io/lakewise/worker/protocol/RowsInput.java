package io.lakewise.worker.protocol;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes of rows that come before an answer, as {@link RowsOutput} sends them; they end where the
 * answer begins. An answer that is an error is thrown by whichever call meets it. Not thread-safe.
 */
public final class RowsInput extends InputStream {

  private final DataInputStream connection;
  private int left;
  private byte[] answer;

  /** Rows of an answer that comes on a connection. */
  public RowsInput(DataInputStream connection) {
    this.connection = connection;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int count = connection.read(bytes, offset, Math.min(length, left));
    if (count < 0) {
      throw new EOFException("the connection ended in the midst of rows");
    }
    left -= count;
    return count;
  }

  @Override
  public int available() throws IOException {
    return Math.min(left, connection.available());
  }

  private boolean more() throws IOException {
    while (left == 0 && answer == null) {
      int length = Frames.length(connection, 1);
      byte tag = connection.readByte();
      if (tag == Reply.ROWS) {
        left = length - 1;
      } else {
        byte[] reply = new byte[length];
        reply[0] = tag;
        connection.readFully(reply, 1, length - 1);
        answer = Reply.read(reply);
      }
    }
    return left > 0;
  }

  /** The answer behind the rows; what is left of these is passed over. */
  public byte[] answer() throws IOException {
    while (more()) {
      connection.skipNBytes(left);
      left = 0;
    }
    return answer;
  }

  /** The connection stays open. */
  @Override
  public void close() {
    // Whoever has the connection closes it.
  }
}
