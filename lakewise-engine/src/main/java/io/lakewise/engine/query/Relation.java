package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewise.engine.error.RelationErrors;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.snapshot.Snapshot;
import java.util.List;

/** What a name in FROM leads to. */
public sealed interface Relation {

  /**
   * A table at a version.
   *
   * @param table the table
   * @param snapshot the version
   * @param label how messages call it
   * @param positions whether {@code __file} and {@code __row} are offered beside its columns
   */
  record Table(DeltaTable table, Snapshot snapshot, String label, boolean positions)
      implements Relation {
    /** Refuses a table without columns, which no query can have. */
    public Table {
      if (snapshot.schema().fields().isEmpty()) {
        throw RelationErrors.withoutColumns(label, snapshot.version());
      }
    }
  }

  /**
   * A view.
   *
   * @param select its text, as its author wrote it
   * @param columnNames its columns' names where the author gave some, else empty
   * @param scope in which its text is read: the schema of its creation
   * @param owner on whose behalf it reads; null for temporary views
   * @param label how messages call it
   */
  record View(String select, List<String> columnNames, NameScope scope, String owner, String label)
      implements Relation {}

  /**
   * A query of ours over files that are read as they are.
   *
   * @param select its text, calling the scans {@code __s0__}, {@code __s1__}, … in order
   * @param scans the files
   */
  record Computed(String select, List<FileScan> scans) implements Relation {}

  /**
   * One of DuckDB's own table functions, whose arguments have been checked.
   *
   * @param function its name
   * @param arguments nodes with {@code name} and {@code expression}
   */
  record Call(String function, ArrayNode arguments) implements Relation {}

  /**
   * Rows that an earlier step of the same statement has kept.
   *
   * @param name of the step
   */
  record Step(String name) implements Relation {}
}
