package io.lakewise.cli.volume;

import java.io.IOException;
import java.io.InputStream;

/** Where the files of volumes are reached, by whoever has opened the lake. */
public interface VolumeStore {

  /**
   * Writes a file, which is there whole or not at all.
   *
   * @param path such as {@code /Volumes/main/default/raw/a.csv}
   * @param bytes are read to their end
   * @param size how many there are; negative if nobody knows
   * @param overwrite whether a file there is replaced
   * @throws IOException if the bytes cannot be read
   */
  void put(String path, InputStream bytes, long size, boolean overwrite) throws IOException;

  /** The bytes of a file; closing is the caller's. */
  InputStream get(String path);
}
