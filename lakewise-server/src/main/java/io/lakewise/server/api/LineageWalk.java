package io.lakewise.server.api;

import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.record.LineageWays;
import io.lakewise.catalog.record.LineageWays.Direction;
import io.lakewise.catalog.record.LineageWays.End;
import io.lakewise.catalog.record.LineageWays.Way;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Follows ways of data from a table or column, the near ones first, as far as one may see. */
final class LineageWalk {

  /** Ways of one step that are looked at: those of all columns of the tables there. */
  private static final int LOOKED_AT = 20_000;

  private final LineageWays ways;
  private final SeenPlaces seen;
  private final int most;

  /**
   * Follows ways.
   *
   * @param most ways that are told in one direction
   */
  LineageWalk(LineageWays ways, SeenPlaces seen, int most) {
    this.ways = ways;
    this.seen = seen;
    this.most = most;
  }

  private record Point(String name, String column) {
    static Point of(End end) {
      return new Point(end.name(), NameRules.key(end.column()));
    }
  }

  /**
   * Tells each way once, with the number of steps to its far end.
   *
   * @param column empty for the whole table
   * @return whether there are more than were told
   */
  boolean from(
      String name, String column, Direction direction, int depth, BiConsumer<Integer, Way> told) {
    Set<Point> reached = new HashSet<>();
    Set<Point> here = new LinkedHashSet<>();
    here.add(new Point(name, NameRules.key(column)));
    int count = 0;
    for (int step = 1; !here.isEmpty(); step++) {
      reached.addAll(here);
      Set<Point> next = new LinkedHashSet<>();
      List<Way> found = ways.of(names(here), direction, LOOKED_AT);
      for (Way way : found) {
        End near = direction == Direction.DOWNSTREAM ? way.source() : way.target();
        End far = direction == Direction.DOWNSTREAM ? way.target() : way.source();
        if (!here.contains(Point.of(near)) || !seen.sees(far)) {
          continue;
        }
        if (step > depth || count == most) {
          return true;
        }
        count++;
        told.accept(step, way);
        if (!reached.contains(Point.of(far))) {
          next.add(Point.of(far));
        }
      }
      if (found.size() >= LOOKED_AT) {
        return true;
      }
      here = next;
    }
    return false;
  }

  private static Set<String> names(Set<Point> points) {
    Set<String> names = new LinkedHashSet<>();
    points.forEach(point -> names.add(point.name()));
    return names;
  }
}
