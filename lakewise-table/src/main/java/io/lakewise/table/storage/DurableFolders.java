package io.lakewise.table.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;

/** Remembers which folders got new entries and syncs each of them once. Not thread-safe. */
public final class DurableFolders {

  private final Set<Path> changed = new LinkedHashSet<>();

  /** Creates a folder with its parents, and remembers the parents of new ones. */
  public void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    for (Path each = folder; each != null && !Files.isDirectory(each); each = each.getParent()) {
      if (each.getParent() != null) {
        changed.add(each.getParent());
      }
    }
    Files.createDirectories(folder);
  }

  void changed(Path folder) {
    changed.add(folder);
  }

  /** Makes the entries durable. */
  public void sync() throws IOException {
    for (Path folder : changed) {
      sync(folder);
    }
    changed.clear();
  }

  /** Makes a file's bytes, or a folder's entries, durable. */
  static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
