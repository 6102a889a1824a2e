package io.lakewise.engine.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock on a process's folder, which the operating system lets go when the process ends, however
 * it ends. A lock file that this process holds already, by whatever path, is never opened: to close
 * it again would let its lock go.
 */
final class ProcessLock implements AutoCloseable {

  static final String NAME = "lock";

  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /** What is not reachable any more is closed, which would let the lock go. */
  private static final Set<ProcessLock> KEPT = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Makes and takes the lock of a new folder. */
  static ProcessLock make(Path folder) throws IOException {
    Path file = folder.toRealPath().resolve(NAME);
    Files.createFile(file);
    return take(folder)
        .filter(lock -> Files.exists(file))
        .orElseThrow(() -> new IOException(file + " was taken by somebody else"));
  }

  /** Takes the lock of a folder, unless somebody has it or there is none. */
  static Optional<ProcessLock> take(Path folder) throws IOException {
    Path file;
    try {
      file = folder.toRealPath().resolve(NAME);
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    boolean taken = false;
    try {
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
      taken = channel.tryLock() != null;
      return taken ? Optional.of(new ProcessLock(file, channel)) : Optional.empty();
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } finally {
      if (!taken) {
        if (channel != null) {
          channel.close();
        }
        HELD.remove(file);
      }
    }
  }

  /** Holds it until the process ends, whoever forgets it. */
  void keep() {
    KEPT.add(this);
  }

  /** Lets it go. */
  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(file);
  }
}
