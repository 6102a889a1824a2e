package io.lakewise.server.warehouse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a worker's libraries unpack what they need, or where it spills. A process that is killed
 * cannot remove its own files, so whoever started it does; if that was killed the worker does; and
 * where both were, the next process of the lake knows the folder by its name.
 */
final class TemporaryFolder {

  private final Path folder;

  private TemporaryFolder(Path folder) {
    this.folder = folder;
  }

  static TemporaryFolder make(String prefix) throws IOException {
    return new TemporaryFolder(Files.createTempDirectory(prefix));
  }

  /** One for what does not fit into memory, in a folder of a lake; none where no lake is yet. */
  static Optional<TemporaryFolder> forSpilling(Path folder, String prefix) throws IOException {
    if (!Files.isDirectory(folder.toAbsolutePath().getParent())) {
      return Optional.empty();
    }
    Files.createDirectories(folder);
    return Optional.of(new TemporaryFolder(Files.createTempDirectory(folder, prefix)));
  }

  Path path() {
    return folder;
  }

  /** What tells Java to use it. */
  String option() {
    return "-Djava.io.tmpdir=" + folder;
  }

  /** Removes what is there; once more is no mistake. What cannot be removed stays. */
  void remove() {
    remove(folder.toFile());
  }

  private static void remove(File file) {
    File[] entries = Files.isSymbolicLink(file.toPath()) ? null : file.listFiles();
    if (entries != null) {
      for (File entry : entries) {
        remove(entry);
      }
    }
    file.delete();
  }
}
