package io.lakewise.server.flight;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What is read from a stream, copied as long as it is little. Not thread-safe. */
final class CopiedStream extends FilterInputStream {

  private final int most;
  private ByteArrayOutputStream copy = new ByteArrayOutputStream();

  /** Copies no more than some bytes. */
  CopiedStream(InputStream in, int most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0 && copy != null) {
      if (copy.size() + count > most) {
        copy = null;
      } else {
        copy.write(bytes, offset, count);
      }
    }
    return count;
  }

  /** All that was read, if it was little. */
  Optional<byte[]> copy() {
    return Optional.ofNullable(copy).map(ByteArrayOutputStream::toByteArray);
  }
}
