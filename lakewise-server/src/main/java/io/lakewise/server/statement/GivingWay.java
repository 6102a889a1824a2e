package io.lakewise.server.statement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Which statements give way where there is too much: again and again the oldest of the caller who
 * has most, so that nobody's go because somebody else asks much.
 */
final class GivingWay {

  /** What one caller has, the oldest first. */
  private static final class Own {
    private final Deque<Statement> oldest = new ArrayDeque<>();
    private long weight;
  }

  private GivingWay() {}

  /**
   * Those that give way.
   *
   * @param statements the oldest first
   * @param weight what one counts for
   * @param excess how much must go; nothing does if it is not positive
   */
  static List<Statement> among(
      List<Statement> statements, ToLongFunction<Statement> weight, long excess) {
    if (excess <= 0) {
      return List.of();
    }
    Map<String, Own> owners = new HashMap<>();
    for (Statement statement : statements) {
      Own own = owners.computeIfAbsent(statement.request().caller().id(), none -> new Own());
      own.oldest.add(statement);
      own.weight += weight.applyAsLong(statement);
    }
    List<Statement> going = new ArrayList<>();
    for (long left = excess; left > 0 && !owners.isEmpty(); ) {
      Own most = owners.values().stream().max(Comparator.comparingLong(o -> o.weight)).get();
      Statement statement = most.oldest.remove();
      long its = weight.applyAsLong(statement);
      most.weight -= its;
      left -= its;
      going.add(statement);
      owners.values().removeIf(own -> own.oldest.isEmpty());
    }
    return going;
  }
}
