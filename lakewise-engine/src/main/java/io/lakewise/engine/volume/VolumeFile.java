package io.lakewise.engine.volume;

import io.lakewise.engine.error.VolumeErrors;
import java.io.IOException;
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
  public int read(ByteBuffer bytes, long position) {
    try {
      return channel.read(bytes, position);
    } catch (IOException e) {
      throw VolumeErrors.failed(info.path().toString(), e);
    }
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
