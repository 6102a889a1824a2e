package io.lakewise.table.snapshot;

import io.lakewise.table.log.DataPaths;

/**
 * What identifies a file in the log (Delta protocol, "Add File and Remove File").
 *
 * @param path as in the log; spellings of one absolute path are equal
 * @param deletionVectorId or null
 */
record LogicalFile(String path, String deletionVectorId) {
  /** Takes one of the spellings of an absolute path. */
  LogicalFile {
    path = DataPaths.canonical(path);
  }
}
