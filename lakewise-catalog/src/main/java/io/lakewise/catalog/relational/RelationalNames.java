package io.lakewise.catalog.relational;

import io.lakewise.catalog.Names;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.NamedThing;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Rights;
import io.lakewise.catalog.state.State;
import java.util.Arrays;
import java.util.List;

/**
 * Finds names by their rows, the best first: rights are asked only for as many as are shown, and
 * for the better ones that the viewer does not see.
 */
record RelationalNames(State state) implements Names {

  private static final int MOST_WORDS = 8;

  @Override
  public List<NamedThing> search(Viewer viewer, String text, int skipped, int limit) {
    List<String> words =
        Arrays.stream(NameRules.key(text.replace("\"", "")).split("[\\s.]+", -1))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .toList();
    return state.read(
        handle -> {
          Rights rights = RightsRows.everywhere(handle, viewer);
          return new NameSearch(handle, words)
              .names()
              .filter(found -> rights.sees(found.place()))
              .skip(skipped)
              .limit(limit)
              .map(NameSearch.Found::thing)
              .toList();
        });
  }
}
