package io.lakewise.server.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes in memory, of which there may be so many. */
final class BoundedBytes extends OutputStream {

  /** There were more. */
  static final class TooMany extends IOException {

    private static final long serialVersionUID = 1L;
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final long most;

  BoundedBytes(long most) {
    this.most = most;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (bytes.size() + (long) length > most) {
      throw new TooMany();
    }
    bytes.write(from, offset, length);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
