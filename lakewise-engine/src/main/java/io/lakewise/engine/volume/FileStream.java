package io.lakewise.engine.volume;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** Some bytes of a file of a volume. */
final class FileStream extends InputStream {

  private final VolumeFile file;
  private long position;
  private final long end;

  FileStream(VolumeFile file, long first, long end) {
    this.file = file;
    this.position = first;
    this.end = end;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int most = (int) Math.min(length, end - position);
    if (most <= 0) {
      return length == 0 ? 0 : -1;
    }
    int count = file.read(ByteBuffer.wrap(target, offset, most), position);
    position += Math.max(count, 0);
    return count;
  }

  @Override
  public void close() {
    file.close();
  }
}
