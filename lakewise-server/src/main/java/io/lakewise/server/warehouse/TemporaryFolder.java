package io.lakewise.server.warehouse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a process's libraries unpack what they need. A process that is killed cannot remove its own
 * files, so whoever started it does.
 */
final class TemporaryFolder {

  private final Path folder;

  private TemporaryFolder(Path folder) {
    this.folder = folder;
  }

  static TemporaryFolder make() throws IOException {
    return new TemporaryFolder(Files.createTempDirectory("lakewise-worker-"));
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
