package io.lakewise.engine.workbench;

import io.lakewise.table.log.Metadata;
import java.io.Serializable;
import java.util.List;

/**
 * How a step's rows become data files.
 *
 * @param table schema, partition columns, column mapping, statistics; the query yields the logical
 *     columns of the schema, already of their types; what else it yields only {@code orderBy} sees
 * @param folder staging folder, made if missing
 * @param orderBy expressions over the query's columns by which rows are laid out; may be empty
 * @param changeData whether the query yields {@code _change_type} behind the columns, written as
 *     the protocol's change data files have it
 * @param rowIds whether the query yields {@code __row_id} and {@code __row_commit_version}, which
 *     the files keep (Delta protocol, "Row Tracking")
 * @param targetFileBytes about how large a file may become
 */
public record WriteSpecification(
    Metadata table,
    String folder,
    List<String> orderBy,
    boolean changeData,
    boolean rowIds,
    long targetFileBytes)
    implements Serializable {

  /** New rows, which have no ids yet. */
  public WriteSpecification(
      Metadata table,
      String folder,
      List<String> orderBy,
      boolean changeData,
      long targetFileBytes) {
    this(table, folder, orderBy, changeData, false, targetFileBytes);
  }
}
