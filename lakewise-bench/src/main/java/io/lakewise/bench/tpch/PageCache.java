package io.lakewise.bench.tpch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the operating system keeps of files that were read. */
final class PageCache {

  private static final Path DROP = Path.of("/proc/sys/vm/drop_caches");

  private PageCache() {}

  /** Empties it; answers whether this user may. */
  static boolean drop() {
    try {
      Files.writeString(DROP, "1");
      return true;
    } catch (IOException notAllowed) {
      return false;
    }
  }
}
