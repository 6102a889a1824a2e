package io.lakewise.table.snapshot;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Builds the index of a version by replaying its log in the order of the versions. A logical file
 * is a path with a deletion vector (Delta protocol, "Action Reconciliation"). Not thread-safe; used
 * once.
 */
public final class FileIndexBuilder {

  private final Metadata metadata;
  private final Map<LogicalFile, AddFile> files = new LinkedHashMap<>();

  private FileIndexBuilder(Metadata metadata) {
    this.metadata = metadata;
  }

  /**
   * An empty builder.
   *
   * @param metadata of the version to build: it says which columns there are
   */
  public static FileIndexBuilder forMetadata(Metadata metadata) {
    return new FileIndexBuilder(metadata);
  }

  /** Adds a logical file; one that is there already is replaced. */
  public FileIndexBuilder add(AddFile file) {
    LogicalFile key = new LogicalFile(file.path(), file.deletionVectorId());
    files.remove(key);
    files.put(key, file);
    return this;
  }

  /**
   * Removes a logical file; an unknown one is ignored.
   *
   * @param path as in the log
   * @param deletionVectorId or null
   */
  public FileIndexBuilder remove(String path, String deletionVectorId) {
    files.remove(new LogicalFile(path, deletionVectorId));
    return this;
  }

  /** The index of what was added and not removed. */
  public FileIndex build() {
    return new ListedFiles(metadata, files);
  }
}
