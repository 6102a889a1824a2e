package io.lakewise.server.warehouse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a process's libraries unpack what they need, or where it spills. A process that is killed
 * cannot remove its own files, so whoever started it does.
 */
final class TemporaryFolder {

  private final Path folder;

  private TemporaryFolder(Path folder) {
    this.folder = folder;
  }

  static TemporaryFolder make() throws IOException {
    return new TemporaryFolder(Files.createTempDirectory("lakewise-worker-"));
  }

  /** One for what does not fit into memory, in a folder of a lake; none where no lake is yet. */
  static Optional<TemporaryFolder> forSpilling(Path folder) throws IOException {
    if (!Files.isDirectory(folder.toAbsolutePath().getParent())) {
      return Optional.empty();
    }
    Files.createDirectories(folder);
    return Optional.of(new TemporaryFolder(Files.createTempDirectory(folder, "worker-")));
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
