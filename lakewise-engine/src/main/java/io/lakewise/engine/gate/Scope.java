package io.lakewise.engine.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The CTEs that a part of a query sees; never more than DuckDB lets it see. */
record Scope(Set<String> names) {

  static final Scope NONE = new Scope(Set.of());

  Scope with(String name) {
    Set<String> more = new HashSet<>(names);
    more.add(name.toLowerCase(Locale.ROOT));
    return new Scope(more);
  }

  boolean holds(List<String> name) {
    return name.size() == 1 && names.contains(name.get(0).toLowerCase(Locale.ROOT));
  }
}
