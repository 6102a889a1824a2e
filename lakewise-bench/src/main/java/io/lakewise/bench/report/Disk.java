package io.lakewise.bench.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the disk under a folder can do, which no program goes beyond. */
public final class Disk {

  private static final int SYNCS = 200;
  private static final int BLOCKS = 256;

  private Disk() {}

  /** How often a second a file can be appended to and synced, one after the other. */
  public static double syncsASecond(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "sync", ".tmp");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long start = System.nanoTime();
      for (int sync = 0; sync < SYNCS; sync++) {
        channel.write(ByteBuffer.allocate(512));
        channel.force(true);
      }
      return SYNCS / ((System.nanoTime() - start) / 1e9);
    } finally {
      Files.delete(file);
    }
  }

  /** How many million bytes a second can be written to a new file and synced. */
  public static double megabytes(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "write", ".tmp");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocate(1 << 20);
      long start = System.nanoTime();
      for (int written = 0; written < BLOCKS; written++) {
        block.clear();
        channel.write(block);
      }
      channel.force(true);
      return BLOCKS * (double) block.capacity() / 1e6 / ((System.nanoTime() - start) / 1e9);
    } finally {
      Files.delete(file);
    }
  }
}
