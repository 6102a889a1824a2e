package io.lakewise.engine.volume;

import io.lakewise.engine.error.VolumeErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file of a volume, open for reading: what it was when it was opened, whoever replaces it. */
public final class VolumeFile implements AutoCloseable {

  private final FileInfo info;
  private final FileChannel channel;

  VolumeFile(FileInfo info, FileChannel channel) {
    this.info = info;
    this.channel = channel;
  }

  /** What it is. */
  public FileInfo info() {
    return info;
  }

  /** Reads bytes from a place on; how many, or -1 at the end. */
  int read(ByteBuffer bytes, long position) {
    try {
      return channel.read(bytes, position);
    } catch (IOException e) {
      throw VolumeErrors.failed(info.path().toString(), e);
    }
  }

  /** All its bytes; closing the stream closes the file. */
  public InputStream stream() {
    return stream(0, info.size());
  }

  /** The bytes from one place up to another, likewise. */
  public InputStream stream(long first, long end) {
    return new FileStream(this, first, end);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw VolumeErrors.failed(info.path().toString(), e);
    }
  }
}
