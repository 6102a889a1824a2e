package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.ScanFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that are read in the same way.
 *
 * @param deletions whether rows of them are deleted
 * @param zoneless whether their instants are not declared to be UTC
 * @param indexes of the files in the scan, rising
 * @param files the files
 */
record FileGroup(boolean deletions, boolean zoneless, List<Integer> indexes, List<ScanFile> files) {

  /** Splits a scan's files into as few groups as possible. */
  static List<FileGroup> of(FileScan scan, Set<String> zonelessPaths) {
    Map<List<Boolean>, FileGroup> groups = new LinkedHashMap<>();
    for (int index = 0; index < scan.files().size(); index++) {
      ScanFile file = scan.files().get(index);
      boolean deletions = file.deletedRows() != null;
      boolean zoneless = zonelessPaths.contains(file.localPath());
      FileGroup group =
          groups.computeIfAbsent(
              List.of(deletions, zoneless),
              key -> new FileGroup(deletions, zoneless, new ArrayList<>(), new ArrayList<>()));
      group.indexes.add(index);
      group.files.add(file);
    }
    return List.copyOf(groups.values());
  }

  /** Whether {@code read_parquet}'s own file index is the index in the scan. */
  boolean whole() {
    return indexes.get(indexes.size() - 1) == indexes.size() - 1;
  }
}
