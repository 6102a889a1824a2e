package io.lakewise.engine.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one statement writes files that belong to no table yet. What a commit took has left it;
 * what is still there when the statement ends belongs to nobody.
 */
final class StagingFolder implements AutoCloseable {

  private final Path folder;

  /** A folder that is made when something is written into it. */
  StagingFolder(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  /** Removes the folder; what cannot be removed stays, as no version names it. */
  @Override
  public void close() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> below = Files.walk(folder)) {
      List<Path> innermostFirst = below.sorted(Comparator.reverseOrder()).toList();
      for (Path path : innermostFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // The files are found again below the lake's staging folder; no table is touched by them.
    }
  }
}
