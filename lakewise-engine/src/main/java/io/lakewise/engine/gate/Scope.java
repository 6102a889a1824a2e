package io.lakewise.engine.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The CTEs that a part of a query sees; never more than DuckDB lets it see. */
record Scope(Set<String> names) {

  static final Scope NONE = new Scope(Set.of());

  Scope with(String name) {
    Set<String> more = new HashSet<>(names);
    more.add(folded(name));
    return new Scope(more);
  }

  boolean holds(List<String> name) {
    return name.size() == 1 && names.contains(folded(name.get(0)));
  }

  /** DuckDB folds ASCII alone: U+212A is no k, so that a CTE is not seen where DuckDB sees none. */
  private static String folded(String name) {
    StringBuilder folded = new StringBuilder(name);
    for (int i = 0; i < folded.length(); i++) {
      char character = folded.charAt(i);
      if (character >= 'A' && character <= 'Z') {
        folded.setCharAt(i, (char) (character + ('a' - 'A')));
      }
    }
    return folded.toString();
  }
}
