package io.lakewise.table.predicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Computes with sets of values of one order. */
final class IntervalOrder<T> {

  private final Comparator<T> order;

  IntervalOrder(Comparator<T> order) {
    this.order = order;
  }

  /** The values in one of the sets. */
  Intervals<T> union(List<Intervals<T>> sets) {
    List<Interval<T>> parts = new ArrayList<>();
    boolean nan = false;
    for (Intervals<T> set : sets) {
      parts.addAll(set.parts());
      nan |= set.nan();
    }
    return new Intervals<>(apart(parts), nan);
  }

  /** The values in all sets. */
  Intervals<T> intersection(List<Intervals<T>> sets) {
    if (sets.size() == 1) {
      return union(sets);
    }
    int middle = sets.size() / 2;
    Intervals<T> left = intersection(sets.subList(0, middle));
    Intervals<T> right = intersection(sets.subList(middle, sets.size()));
    List<Interval<T>> parts = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.parts().size() && j < right.parts().size()) {
      Interval<T> one = left.parts().get(i);
      Interval<T> other = right.parts().get(j);
      Interval<T> both = both(one, other);
      if (!isEmpty(both)) {
        parts.add(both);
      }
      if (compareHighs(one, other) <= 0) {
        i++;
      } else {
        j++;
      }
    }
    return new Intervals<>(parts, left.nan() && right.nan());
  }

  private Interval<T> both(Interval<T> one, Interval<T> other) {
    Interval<T> later = compareLows(one, other) >= 0 ? one : other;
    Interval<T> earlier = compareHighs(one, other) <= 0 ? one : other;
    return new Interval<>(later.low(), later.lowIncluded(), earlier.high(), earlier.highIncluded());
  }

  private boolean isEmpty(Interval<T> part) {
    if (part.low() == null || part.high() == null) {
      return false;
    }
    int compared = order.compare(part.low(), part.high());
    return compared > 0 || compared == 0 && !(part.lowIncluded() && part.highIncluded());
  }

  /** The same values in intervals that are in order and do not meet. */
  private List<Interval<T>> apart(List<Interval<T>> intervals) {
    List<Interval<T>> sorted = new ArrayList<>(intervals);
    sorted.removeIf(this::isEmpty);
    sorted.sort(this::compareLows);
    List<Interval<T>> apart = new ArrayList<>();
    for (Interval<T> part : sorted) {
      Interval<T> last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
      if (last == null || !meet(last, part)) {
        apart.add(part);
      } else if (compareHighs(last, part) < 0) {
        Interval<T> longer =
            new Interval<>(last.low(), last.lowIncluded(), part.high(), part.highIncluded());
        apart.set(apart.size() - 1, longer);
      }
    }
    return apart;
  }

  private boolean meet(Interval<T> left, Interval<T> right) {
    if (left.high() == null || right.low() == null) {
      return true;
    }
    int compared = order.compare(right.low(), left.high());
    return compared < 0 || compared == 0 && (left.highIncluded() || right.lowIncluded());
  }

  private int compareLows(Interval<T> one, Interval<T> other) {
    if (one.low() == null || other.low() == null) {
      return Boolean.compare(one.low() != null, other.low() != null);
    }
    int compared = order.compare(one.low(), other.low());
    return compared != 0 ? compared : Boolean.compare(other.lowIncluded(), one.lowIncluded());
  }

  private int compareHighs(Interval<T> one, Interval<T> other) {
    if (one.high() == null || other.high() == null) {
      return Boolean.compare(one.high() == null, other.high() == null);
    }
    int compared = order.compare(one.high(), other.high());
    return compared != 0 ? compared : Boolean.compare(one.highIncluded(), other.highIncluded());
  }
}
