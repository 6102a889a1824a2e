package io.lakewise.engine.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The CTEs that a part of a query sees; never more than DuckDB lets it see.
 *
 * @param loads by folded name what {@link StackLoad} says of the query behind it
 */
record Scope(Map<String, Integer> loads) {

  static final Scope NONE = new Scope(Map.of());

  Scope with(String name, int load) {
    Map<String, Integer> more = new HashMap<>(loads);
    more.put(folded(name), load);
    return new Scope(more);
  }

  boolean holds(List<String> name) {
    return name.size() == 1 && loads.containsKey(folded(name.get(0)));
  }

  /** The load of a CTE that it holds. */
  int load(List<String> name) {
    return loads.get(folded(name.get(0)));
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
