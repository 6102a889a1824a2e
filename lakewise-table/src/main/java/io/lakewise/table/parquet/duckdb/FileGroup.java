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
 * @param choice which rows of them are read
 * @param zoneless whether their instants are not declared to be UTC
 * @param indexes of the files in the scan, rising
 * @param files the files
 */
record FileGroup(Choice choice, boolean zoneless, List<Integer> indexes, List<ScanFile> files) {

  /** Which rows of a file are read. */
  enum Choice {
    ALL,
    /** All but the deleted ones. */
    UNDELETED,
    /** Those at some positions. */
    ONLY;

    private static Choice of(ScanFile file) {
      return file.onlyRows() != null ? ONLY : file.deletedRows() != null ? UNDELETED : ALL;
    }
  }

  /** Splits a scan's files into as few groups as possible. */
  static List<FileGroup> of(FileScan scan, Set<String> zonelessPaths) {
    Map<List<Object>, FileGroup> groups = new LinkedHashMap<>();
    for (int index = 0; index < scan.files().size(); index++) {
      ScanFile file = scan.files().get(index);
      Choice choice = Choice.of(file);
      boolean zoneless = zonelessPaths.contains(file.localPath());
      FileGroup group =
          groups.computeIfAbsent(
              List.of(choice, zoneless),
              key -> new FileGroup(choice, zoneless, new ArrayList<>(), new ArrayList<>()));
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
