package io.lakewise.server.record;

import io.lakewise.engine.observation.Lineage;
import java.util.List;

/**
 * A run of a job elsewhere, of which somebody said what it made of what.
 *
 * @param user who said so
 * @param job its namespace and name
 * @param runId of the run
 * @param ended when it was said, in microseconds since the epoch
 * @param lineage one for each thing that it wrote
 */
public record DeclaredRun(String user, String job, String runId, long ended, List<Lineage> lineage)
    implements RecordEntry {

  /** Copies the list. */
  public DeclaredRun {
    lineage = lineage == null ? List.of() : List.copyOf(lineage);
  }
}
