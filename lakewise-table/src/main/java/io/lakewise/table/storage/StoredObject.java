package io.lakewise.table.storage;

/**
 * An object as a listing shows it.
 *
 * @param path its whole path, in the spelling that the store's other methods take
 * @param size bytes
 * @param modified last modification, milliseconds since the epoch
 */
public record StoredObject(String path, long size, long modified) {
  /** What follows the last slash. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
