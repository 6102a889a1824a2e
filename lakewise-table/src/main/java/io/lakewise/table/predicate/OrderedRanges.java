package io.lakewise.table.predicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Ranges of values that have an order but no next value: texts, long decimals. */
final class OrderedRanges<T> implements ValueRanges {

  private final List<Interval<T>> parts = new ArrayList<>();
  private final Comparator<T> order;

  OrderedRanges(Intervals<T> intervals, Comparator<T> order) {
    this.order = order;
    List<Interval<T>> sorted = new ArrayList<>(intervals.parts());
    sorted.sort(Comparator.comparing(Interval::low, Comparator.nullsFirst(order)));
    for (Interval<T> part : sorted) {
      Interval<T> last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
      if (last != null && meet(last, part)) {
        parts.set(parts.size() - 1, hull(last, part));
      } else {
        parts.add(part);
      }
    }
  }

  private boolean meet(Interval<T> left, Interval<T> right) {
    if (left.high() == null || right.low() == null) {
      return true;
    }
    int compared = order.compare(right.low(), left.high());
    return compared < 0 || (compared == 0 && (left.highIncluded() || right.lowIncluded()));
  }

  private Interval<T> hull(Interval<T> left, Interval<T> right) {
    boolean leftReaches =
        left.high() == null
            || (right.high() != null && order.compare(left.high(), right.high()) > 0);
    T high = leftReaches ? left.high() : right.high();
    return new Interval<>(left.low(), left.lowIncluded(), high, true);
  }

  /** The range, if there is exactly one. */
  Optional<Interval<T>> single() {
    return parts.size() == 1 ? Optional.of(parts.get(0)) : Optional.empty();
  }

  /**
   * Whether a value between two bounds lies in one of the ranges.
   *
   * @param low or null for none
   * @param high or null for none
   */
  boolean overlaps(T low, T high) {
    int from = 0;
    int to = parts.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (endsBefore(parts.get(middle), low)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from < parts.size() && !beginsAfter(parts.get(from), high);
  }

  private boolean endsBefore(Interval<T> part, T low) {
    if (part.high() == null || low == null) {
      return false;
    }
    int compared = order.compare(part.high(), low);
    return compared < 0 || (compared == 0 && !part.highIncluded());
  }

  private boolean beginsAfter(Interval<T> part, T high) {
    if (part.low() == null || high == null) {
      return false;
    }
    int compared = order.compare(part.low(), high);
    return compared > 0 || (compared == 0 && !part.lowIncluded());
  }
}
