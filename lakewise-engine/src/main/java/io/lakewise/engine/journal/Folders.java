package io.lakewise.engine.journal;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that nobody else writes into any more. */
final class Folders {

  private Folders() {}

  /** What is directly in a folder; nothing if it is not there. */
  static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (NoSuchFileException | java.nio.file.NotDirectoryException none) {
      return List.of();
    }
  }

  /** Removes a folder with all that is in it; links are removed and not followed. */
  static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> below = Files.walk(folder)) {
      all = below.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException gone) {
      return;
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }

  /** Removes a folder and those above it, up to a last one, as long as they are empty. */
  static void removeEmpty(Path folder, Path last) throws IOException {
    for (Path each = folder; each.startsWith(last); each = each.getParent()) {
      try {
        Files.deleteIfExists(each);
      } catch (DirectoryNotEmptyException inUse) {
        return;
      }
    }
  }
}
