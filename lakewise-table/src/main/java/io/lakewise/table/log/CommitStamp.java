package io.lakewise.table.log;

import io.lakewise.table.storage.StoredObject;

/**
 * How the file of a commit looked. A file that looks otherwise later is another one: commits are
 * never changed, so the table was replaced by another at the same place.
 *
 * @param size bytes; negative if not known
 * @param modified milliseconds since the epoch; negative if not known
 */
public record CommitStamp(long size, long modified) {

  /** Of a commit of whose file nothing is known. */
  public static final CommitStamp UNKNOWN = new CommitStamp(-1, -1);

  /** The stamp of a file. */
  public static CommitStamp of(StoredObject file) {
    return new CommitStamp(file.size(), file.modified());
  }

  /** Whether a file cannot be the one of this stamp. */
  public boolean isOfAnother(StoredObject file) {
    return size >= 0 && size != file.size() || modified >= 0 && modified != file.modified();
  }
}
