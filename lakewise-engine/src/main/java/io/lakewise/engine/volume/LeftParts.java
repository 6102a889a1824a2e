package io.lakewise.engine.volume;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was left of files whose writers were killed: it goes when another file is written into the
 * same folder, a day after it was last written to. A folder is looked through once an hour at the
 * most. Thread-safe.
 */
final class LeftParts {

  /** What files that are being written are called. */
  private static final String SUFFIX = ".part";

  private static final Duration DEAD = Duration.ofDays(1);
  private static final Duration ONCE = Duration.ofHours(1);
  private static final int MOST_FOLDERS = 1_000;

  private final InstantSource clock;
  private final Map<String, Instant> looked = new LinkedHashMap<>();

  LeftParts(InstantSource clock) {
    this.clock = clock;
  }

  /** The name of a file that is being written. */
  static String name(String id) {
    return VolumePath.OWN + id + SUFFIX;
  }

  /** Removes what is left in a folder, unless it was looked through just now. */
  void sweep(String path, HeldFolder folder) throws IOException {
    Instant now = clock.instant();
    if (!due(path, now)) {
      return;
    }
    Iterator<Path> names = folder.names();
    while (names.hasNext()) {
      String name = names.next().getFileName().toString();
      if (name.startsWith(VolumePath.OWN) && name.endsWith(SUFFIX)) {
        sweep(folder, name, now.minus(DEAD));
      }
    }
  }

  private static void sweep(HeldFolder folder, String name, Instant before) throws IOException {
    boolean dead =
        folder
            .attributes(name)
            .filter(part -> part.isRegularFile())
            .filter(part -> part.lastModifiedTime().toInstant().isBefore(before))
            .isPresent();
    if (dead) {
      try {
        folder.deleteFile(name);
      } catch (NoSuchFileException other) {
        // Another process has swept here.
      }
    }
  }

  private synchronized boolean due(String path, Instant now) {
    Instant last = looked.get(path);
    if (last != null && last.plus(ONCE).isAfter(now)) {
      return false;
    }
    looked.remove(path);
    looked.put(path, now);
    if (looked.size() > MOST_FOLDERS) {
      looked.remove(looked.keySet().iterator().next());
    }
    return true;
  }
}
