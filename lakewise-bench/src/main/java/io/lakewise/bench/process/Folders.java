package io.lakewise.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders that benches make and throw away. */
public final class Folders {

  private Folders() {}

  /** Deletes a folder with all that is in it; a missing one is no error. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> entries;
    try (Stream<Path> all = Files.walk(folder)) {
      entries = all.toList();
    }
    for (int last = entries.size() - 1; last >= 0; last--) {
      Files.delete(entries.get(last));
    }
  }

  /** Makes a folder with the files of another one, which are not copied. */
  public static void link(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.filter(Files::isRegularFile).toList()) {
        Files.createLink(to.resolve(entry.getFileName()), entry);
      }
    }
  }
}
