package io.lakewise.engine.workbench;

import io.lakewise.table.parquet.FileScan;
import java.io.Serializable;

/**
 * A table reference of a query, under the name by which the query's text calls it.
 *
 * @param name unique within the statement, such as {@code __t0}
 * @param scan schema and files; for planning the files are ignored
 * @param positions whether the columns {@code __file} (UBIGINT, index in the scan's files) and
 *     {@code __row} (BIGINT, position in the file) are offered
 * @param rowIds whether the columns {@code __row_id} and {@code __row_commit_version} (BIGINT, row
 *     tracking) are offered
 * @param barrier behind which the files lie, ignored for planning; or null
 */
public record BoundTable(
    String name, FileScan scan, boolean positions, boolean rowIds, Barrier barrier)
    implements Serializable {

  /** A table whose rows all may be seen. */
  public BoundTable(String name, FileScan scan, boolean positions, boolean rowIds) {
    this(name, scan, positions, rowIds, null);
  }
}
