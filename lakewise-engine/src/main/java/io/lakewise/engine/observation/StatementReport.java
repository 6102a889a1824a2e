package io.lakewise.engine.observation;

import io.lakewise.engine.workbench.WorkUsage;
import java.time.Instant;
import java.util.List;

/**
 * What one statement did. Names of tables and columns are those of the lake; nothing else that its
 * author wrote is in it.
 *
 * @param began when it came to the engine
 * @param planned when all was decided that is decided before rows move: names, versions, files
 * @param answered when its answer could be read
 * @param ended when its answer was read or given up
 * @param shapes of its queries
 * @param tables that it read or changed
 * @param lineage where what it wrote came from
 * @param usage what its steps took, as far as they tell
 * @param fromCache whether the rows of its answer were known before
 * @param failure why it failed: a code, and no message; null if it did not
 */
public record StatementReport(
    Instant began,
    Instant planned,
    Instant answered,
    Instant ended,
    List<QueryShape> shapes,
    List<TableUse> tables,
    List<Lineage> lineage,
    WorkUsage usage,
    boolean fromCache,
    Failure failure) {

  /** Copies the lists. */
  public StatementReport {
    shapes = List.copyOf(shapes);
    tables = List.copyOf(tables);
    lineage = List.copyOf(lineage);
  }

  /** Whose fault a failure was. */
  public enum Failure {
    /** The statement's. */
    USER,
    /** A bound was met: memory, time, disk, a rival. */
    RESOURCE,
    /** Ours. */
    INTERNAL
  }
}
