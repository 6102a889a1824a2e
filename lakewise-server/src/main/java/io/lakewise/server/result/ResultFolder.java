package io.lakewise.server.result;

import io.lakewise.server.error.ServerErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder for the results of this process alone. It holds a lock while it lives; what processes
 * that were killed have left behind, without one, is removed.
 */
public final class ResultFolder implements AutoCloseable {

  private static final String LOCK = "lock";

  private final Path path;
  private final FileChannel lock;

  private ResultFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes a new folder below {@code parent} and clears away those of dead processes. */
  public static ResultFolder open(Path parent) {
    try {
      Files.createDirectories(parent);
      removeLeftovers(parent);
      Path path = Files.createDirectory(parent.resolve(UUID.randomUUID().toString()));
      FileChannel lock =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock.lock();
      return new ResultFolder(path, lock);
    } catch (IOException e) {
      throw ServerErrors.resultUnwritable(e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  private static void removeLeftovers(Path parent) throws IOException {
    for (Path folder : list(parent)) {
      Path file = folder.resolve(LOCK);
      if (!Files.exists(file)) {
        continue;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
          FileLock free = channel.tryLock()) {
        if (free != null) {
          remove(folder);
        }
      } catch (OverlappingFileLockException ours) {
        // Another server of this process lives there.
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** With the folders in it, as an export that was cut off leaves one; no link is followed. */
  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }

  @Override
  public void close() {
    try {
      remove(path);
      lock.close();
    } catch (IOException e) {
      throw ServerErrors.resultUnwritable(e);
    }
  }
}
