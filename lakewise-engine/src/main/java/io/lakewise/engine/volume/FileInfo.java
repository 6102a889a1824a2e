package io.lakewise.engine.volume;

import java.time.Instant;

/**
 * A file or folder of a volume.
 *
 * @param size in bytes; 0 for a folder
 */
public record FileInfo(VolumePath path, boolean folder, long size, Instant modified) {

  /** Its own name. */
  public String name() {
    return path.name();
  }
}
