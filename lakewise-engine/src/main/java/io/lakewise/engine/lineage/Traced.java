package io.lakewise.engine.lineage;

import io.lakewise.engine.observation.Lineage.Place;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A column of a query, or of what is in its FROM.
 *
 * @param name as it is called there; empty if DuckDB makes one up
 * @param origins what its value comes from
 * @param rest whether it stands for any number of columns of unknown names
 */
record Traced(String name, Set<Origin> origins, boolean rest) {

  /**
   * A column of something that holds data.
   *
   * @param column null for whichever column has the name of what it becomes
   */
  record Origin(Place place, String column) {}

  Traced(String name, Set<Origin> origins) {
    this(name, origins, false);
  }

  /** Any number of columns that all come from these. */
  static Traced rest(Set<Origin> origins) {
    return new Traced("", origins, true);
  }

  Traced called(String other) {
    return new Traced(other, origins, rest);
  }

  Traced and(Set<Origin> more) {
    Set<Origin> all = new LinkedHashSet<>(origins);
    all.addAll(more);
    return new Traced(name, all, rest);
  }

  boolean is(String other) {
    return !rest && name.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }
}
