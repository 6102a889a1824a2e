package io.lakewise.table.parquet.duckdb;

import java.nio.file.Path;
import java.util.List;

/**
 * How rows are laid out as data files.
 *
 * @param folder where; made if missing. Files get unique names in it, those of partitioned tables
 *     in folders below it
 * @param orderBy expressions over the logical columns by which rows are laid out, so that files (of
 *     one partition) hold ranges that do not overlap; may be empty
 * @param changeData whether a column {@code _change_type} follows the table's columns (Delta
 *     protocol, "Add CDC File")
 * @param rowIds whether the columns {@code __row_id} and {@code __row_commit_version} follow, to be
 *     kept in the columns that the table's properties name (Delta protocol, "Row Tracking")
 * @param targetBytes about how large a file may become
 */
public record FileLayout(
    Path folder, List<String> orderBy, boolean changeData, boolean rowIds, long targetBytes) {

  /** Copies the list. */
  public FileLayout {
    orderBy = List.copyOf(orderBy);
    if (targetBytes < 1) {
      throw new IllegalArgumentException("targetBytes: " + targetBytes + " (expected: >= 1)");
    }
  }
}
