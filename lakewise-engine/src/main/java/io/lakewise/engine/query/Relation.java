package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lakewise.engine.error.RelationErrors;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.snapshot.Snapshot;
import java.util.List;

/** What a name in FROM leads to. */
public sealed interface Relation {

  /** Rows of a table, for which its policy holds. */
  sealed interface Versioned extends Relation {

    /** The table. */
    DeltaTable table();

    /** The version that tells the columns. */
    Snapshot snapshot();

    /** How messages call it. */
    String label();

    /** What records call a table: its label, or its id where that has a path. */
    static String recorded(String label, Snapshot snapshot) {
      return label.startsWith("delta.`") ? "delta." + snapshot.metadata().id() : label;
    }
  }

  /**
   * A table at a version.
   *
   * @param table the table
   * @param snapshot the version
   * @param label how messages call it
   * @param positions whether {@code __file} and {@code __row} are offered beside its columns
   */
  record Table(DeltaTable table, Snapshot snapshot, String label, boolean positions)
      implements Versioned {
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
   * The rows of a table that changed: its columns, then those that tell of the change.
   *
   * @param table the table
   * @param snapshot the version whose columns they have
   * @param label how messages call it
   * @param more the columns that follow
   * @param rows the query and its files
   */
  record Changes(
      DeltaTable table, Snapshot snapshot, String label, List<String> more, Computed rows)
      implements Versioned {}

  /**
   * A query of ours over files that are read as they are.
   *
   * @param select its text, calling the scans {@code __s0__}, {@code __s1__}, … in order
   * @param scans the files
   * @param guarded whether a policy stands between them and the query
   * @param source what records call the table whose files they are; null if it is none
   */
  record Computed(String select, List<FileScan> scans, boolean guarded, String source)
      implements Relation {

    /** Files that anybody may read who may name them. */
    public Computed(String select, List<FileScan> scans) {
      this(select, scans, false, null);
    }

    /** Files of a table. */
    public Computed(String select, List<FileScan> scans, String source) {
      this(select, scans, false, source);
    }

    /** The same, whose rows only a policy sees. */
    Computed behindPolicy() {
      return new Computed(select, scans, true, source);
    }
  }

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
