package io.lakewise.catalog.relational;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Two rows of things in order as one, read while they are taken. */
final class Merged<T> implements Iterator<T> {

  private final Iterator<T> one;
  private final Iterator<T> other;
  private final Comparator<T> order;
  private T nextOfOne;
  private T nextOfOther;

  Merged(Iterator<T> one, Iterator<T> other, Comparator<T> order) {
    this.one = one;
    this.other = other;
    this.order = order;
  }

  Stream<T> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
  }

  @Override
  public boolean hasNext() {
    nextOfOne = filled(nextOfOne, one);
    nextOfOther = filled(nextOfOther, other);
    return nextOfOne != null || nextOfOther != null;
  }

  private T filled(T held, Iterator<T> rest) {
    return held == null && rest.hasNext() ? rest.next() : held;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("There are no more names.");
    }
    boolean first =
        nextOfOther == null || (nextOfOne != null && order.compare(nextOfOne, nextOfOther) <= 0);
    T taken = first ? nextOfOne : nextOfOther;
    if (first) {
      nextOfOne = null;
    } else {
      nextOfOther = null;
    }
    return taken;
  }
}
