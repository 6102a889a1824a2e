package io.lakewise.engine.query;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.snapshot.Snapshot;
import java.util.List;

/** What a name in a bound query's text stands for. */
public sealed interface BoundReference {

  /** The name in the text, unique within the statement, such as {@code __t0}. */
  String name();

  /** Whether a row filter or column masks stand between the rows and the query. */
  boolean guarded();

  /**
   * A table at a version; its files are pruned before it is read.
   *
   * @param name in the text
   * @param table the table
   * @param snapshot the version
   * @param label how the user calls it, for messages and EXPLAIN
   * @param owners of the views and functions through which it was reached, outermost first
   * @param positions whether {@code __file} and {@code __row} are read
   * @param guard the policy that holds for it, or null
   */
  record Version(
      String name,
      DeltaTable table,
      Snapshot snapshot,
      String label,
      List<String> owners,
      boolean positions,
      Guard guard)
      implements BoundReference {

    @Override
    public boolean guarded() {
      return guard != null;
    }

    /** The same behind another query of its policy. */
    Version behind(Guard other) {
      return new Version(name, table, snapshot, label, owners, positions, other);
    }

    /** What records call it: {@link #label}, or the table's id where that has a path. */
    public String tableName() {
      return Relation.Versioned.recorded(label, snapshot);
    }
  }

  /**
   * Files that are read as they are, as the change feed has them.
   *
   * @param name in the text
   * @param scan the files
   * @param guarded whether a policy stands between them and the query
   * @param source what records call the table whose files they are; null if it is none
   */
  record Files(String name, FileScan scan, boolean guarded, String source)
      implements BoundReference {}
}
