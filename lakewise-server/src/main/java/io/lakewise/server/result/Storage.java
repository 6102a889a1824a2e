package io.lakewise.server.result;

import io.lakewise.server.error.ServerErrors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of one result: in memory while they are few, then in a file. Written by one thread. */
final class Storage implements WritableByteChannel {

  /** What one result may take in memory. */
  static final int SMALL = 64 << 10;

  private final Path file;
  private ByteArrayOutputStream memory = new ByteArrayOutputStream(1024);
  private FileChannel channel;
  private long length;

  /** Bytes that go into {@code file} when they are too many. */
  Storage(Path file) {
    this.file = file;
  }

  Path beside(String name) {
    return file.resolveSibling(name);
  }

  long length() {
    return length;
  }

  /** What is kept in memory. */
  synchronized long memoryBytes() {
    return memory == null ? 0 : memory.size();
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    int count = bytes.remaining();
    if (channel == null && length + count > SMALL) {
      moveToFile();
    }
    if (channel == null) {
      byte[] copy = new byte[count];
      bytes.get(copy);
      memory.write(copy);
    } else {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
    length += count;
    return count;
  }

  private synchronized void moveToFile() throws IOException {
    Files.createDirectories(file.getParent());
    channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    ByteBuffer early = ByteBuffer.wrap(memory.toByteArray());
    while (early.hasRemaining()) {
      channel.write(early);
    }
    memory = null;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  /** No more is written. */
  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw ServerErrors.resultUnwritable(e);
    }
  }

  /** Reads some of the bytes. */
  InputStream read(long offset, long count) throws IOException {
    byte[] small = small();
    if (small != null) {
      return new ByteArrayInputStream(small, (int) offset, (int) count);
    }
    FileChannel reading = FileChannel.open(file, StandardOpenOption.READ);
    reading.position(offset);
    return new BoundedStream(Channels.newInputStream(reading), count);
  }

  /** Copies some of the bytes. */
  void copy(long offset, long count, OutputStream out) throws IOException {
    try (InputStream in = read(offset, count)) {
      in.transferTo(out);
    }
  }

  private synchronized byte[] small() {
    return memory == null ? null : memory.toByteArray();
  }

  /** Gives the space back. */
  void remove() {
    close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw ServerErrors.resultUnwritable(e);
    }
  }
}
