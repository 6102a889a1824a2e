package io.lakewise.worker.protocol;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Requests and answers on a connection, each part with its length before it. */
public final class Frames {

  private Frames() {}

  /** Sends a request; its kind is read with {@link DataInputStream#readUTF}. */
  public static void request(DataOutputStream connection, String kind, byte[] body)
      throws IOException {
    connection.writeUTF(kind);
    write(connection, body);
    connection.flush();
  }

  /** Sends bytes, at the latest when the connection is flushed. */
  public static void write(DataOutputStream connection, byte[] bytes) throws IOException {
    connection.writeInt(bytes.length);
    connection.write(bytes);
  }

  /** The bytes that come next. */
  public static byte[] read(DataInputStream connection) throws IOException {
    byte[] bytes = new byte[length(connection, 0)];
    connection.readFully(bytes);
    return bytes;
  }

  /** How many bytes come next, at least {@code least}. */
  static int length(DataInputStream connection, int least) throws IOException {
    int length = connection.readInt();
    if (length < least) {
      throw new IOException("a length of " + length + " (expected: >= " + least + ")");
    }
    return length;
  }
}
