package io.lakewise.table.predicate;

/**
 * Values between two others.
 *
 * @param low the lower end, or null for none
 * @param lowIncluded whether it belongs to the interval
 * @param high the upper end, or null for none
 * @param highIncluded whether it belongs to the interval
 */
record Interval<T>(T low, boolean lowIncluded, T high, boolean highIncluded) {

  static <T> Interval<T> everything() {
    return new Interval<>(null, false, null, false);
  }

  static <T> Interval<T> below(T high, boolean included) {
    return new Interval<>(null, false, high, included);
  }

  static <T> Interval<T> above(T low, boolean included) {
    return new Interval<>(low, included, null, false);
  }

  static <T> Interval<T> between(T low, T high) {
    return new Interval<>(low, true, high, true);
  }
}
