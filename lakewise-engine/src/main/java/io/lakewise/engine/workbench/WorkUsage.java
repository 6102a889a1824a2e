package io.lakewise.engine.workbench;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the steps of a statement took.
 *
 * @param rows that were streamed out of the executing half
 * @param bytes of them, as they were sent; 0 where nobody counted
 * @param firstMillis until the first of them, or the end if there were none, from when they were
 *     asked for
 * @param streamMillis from there to the last
 * @param memoryBytes what the process had resident when the last of them had gone, of all
 *     statements that ran there together; 0 where nobody looked
 * @param failed whether the stream of rows broke off
 * @param profile what the engine tells
 * @param steps in the order of their ends, the first of them if they are many; none where a
 *     statement runs in the process that asks
 */
public record WorkUsage(
    long rows,
    long bytes,
    long firstMillis,
    long streamMillis,
    long memoryBytes,
    boolean failed,
    WorkProfile profile,
    List<WorkStep> steps)
    implements Serializable {

  /** More of them say nothing more about a statement. */
  private static final int MOST_STEPS = 32;

  /** Of steps that tell nothing. */
  public static final WorkUsage NONE = of(WorkProfile.NONE);

  /** Copies the list. */
  public WorkUsage {
    steps = List.copyOf(steps);
  }

  /** Of steps of which only the engine tells. */
  public static WorkUsage of(WorkProfile profile) {
    return new WorkUsage(0, 0, 0, 0, 0, false, profile, List.of());
  }

  /** Of one step of which only its time is known. */
  public static WorkUsage of(WorkStep step) {
    return new WorkUsage(0, 0, 0, 0, 0, false, WorkProfile.NONE, List.of(step));
  }

  /** This and what further steps took. */
  public WorkUsage and(WorkUsage more) {
    return new WorkUsage(
        rows + more.rows,
        bytes + more.bytes,
        firstMillis + more.firstMillis,
        streamMillis + more.streamMillis,
        Math.max(memoryBytes, more.memoryBytes),
        failed || more.failed,
        profile.and(more.profile),
        Stream.concat(steps.stream(), more.steps.stream()).limit(MOST_STEPS).toList());
  }
}
