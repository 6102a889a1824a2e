package io.lakewise.engine.workbench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.parquet.WrittenFile;
import java.util.List;

/**
 * The steps of one statement on a connection of their own. Texts come from the other half, which
 * has checked every tree; tables are called by the names of {@link BoundTable}s or of earlier
 * {@link #materialize} steps. Not thread-safe, except {@link #interrupt} and {@link #progress}.
 */
public interface WorkSession extends AutoCloseable {

  /** Plans a query over empty tables and reads off what was pushed down to each. */
  Plan plan(String select, List<BoundTable> tables);

  /** The same without the columns of the result, which take longer than all else. */
  Plan prune(String select, List<BoundTable> tables);

  /**
   * The types of the values that a query over empty tables wants for its markers {@code $1}, {@code
   * $2}, …; empty where nothing tells.
   */
  List<String> parameterTypes(String select, List<BoundTable> tables);

  /** Writes a tree as text, which may change the tree, and prunes by it: one step for two. */
  TreePlan prune(ObjectNode tree, List<BoundTable> tables);

  /** Runs a query; rows stream. */
  WorkResult query(String select, List<BoundTable> tables);

  /**
   * The same as {@link #query}, but where the executing half can hand rows to others, it need not
   * begin before somebody asks for them.
   */
  default WorkResult defer(String select, List<BoundTable> tables) {
    return query(select, tables);
  }

  /**
   * Runs a query that yields the index of a file and the position of a row in it, neither null, in
   * any order and perhaps repeated.
   */
  RowPositions positions(String select, List<BoundTable> tables);

  /** Keeps a query's rows under a name for later steps, spilling to disk; returns their number. */
  long materialize(String name, String select, List<BoundTable> tables);

  /** Writes a query's rows as data files into the staging folder. */
  List<WrittenFile> stage(String select, List<BoundTable> tables, WriteSpecification specification);

  /** DuckDB's EXPLAIN, or with {@code analyze} EXPLAIN ANALYZE, as text. */
  String explain(String select, List<BoundTable> tables, boolean analyze);

  /** Ends the step that is running, now or as soon as it begins; thread-safe. */
  void interrupt();

  /** How far the running step is, 0 to 1; negative if nobody knows; thread-safe. */
  double progress();

  /** What the steps took, once they are closed; nothing where nobody counts. */
  default WorkUsage usage() {
    return WorkUsage.NONE;
  }

  @Override
  void close();

  /** Streaming rows with their columns; values as in {@code io.lakewise.engine.session.Result}. */
  interface WorkResult extends RowStream {

    /** The columns. */
    List<WorkColumn> columns();

    /** Writes the rows that are left as an Arrow IPC stream; returns their number. */
    long writeArrow(java.nio.file.Path file);

    /** Writes the rows that are left as one Parquet file; returns their number. */
    long writeParquet(java.nio.file.Path file);
  }
}
