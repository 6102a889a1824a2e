package io.lakewise.engine.workbench;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the engine tells of the steps of a statement: numbers and the names of its own operators.
 *
 * @param peakMemoryBytes the most that the engine's buffers took while a step ran, with those of
 *     statements that ran beside it
 * @param spilledBytes the most that lay in its spill folder meanwhile
 * @param operators that ran, each kind once; none where they were not asked for
 */
public record WorkProfile(long peakMemoryBytes, long spilledBytes, List<Operator> operators)
    implements Serializable {

  /** Of steps that tell nothing. */
  public static final WorkProfile NONE = new WorkProfile(0, 0, List.of());

  /** Copies the list. */
  public WorkProfile {
    operators = List.copyOf(operators);
  }

  /**
   * All operators of a kind.
   *
   * @param type such as {@code HASH_JOIN}
   * @param rows that came out of them
   * @param micros that their threads worked, all together
   */
  public record Operator(String type, long rows, long micros) implements Serializable {}

  /** This and what further steps took. */
  public WorkProfile and(WorkProfile more) {
    List<Operator> all = new ArrayList<>(operators);
    all.addAll(more.operators);
    return new WorkProfile(
        Math.max(peakMemoryBytes, more.peakMemoryBytes),
        Math.max(spilledBytes, more.spilledBytes),
        byType(all));
  }

  /** Each kind once, in the order in which they come first. */
  public static List<Operator> byType(List<Operator> operators) {
    Map<String, Operator> merged = new LinkedHashMap<>();
    for (Operator each : operators) {
      merged.merge(
          each.type(),
          each,
          (one, other) ->
              new Operator(one.type(), one.rows() + other.rows(), one.micros() + other.micros()));
    }
    return List.copyOf(merged.values());
  }
}
