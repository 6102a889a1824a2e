package io.lakewise.catalog;

import io.lakewise.catalog.entry.NamedThing;
import java.util.List;

/** All that has a name in the lake, to be found by a part of it. */
public interface Names {

  /**
   * Visible schemas, tables, views, functions and volumes in whose names or comments each word of a
   * text occurs; first those that are called so, then those that begin so, then those of which a
   * word begins so, then the others, shorter names before longer ones; after them the tables that
   * have a word in the name of a column only.
   *
   * @param text words between blanks or points; an empty one finds everything
   * @param skipped so many of the best are left out
   * @param limit so many are answered at most
   */
  List<NamedThing> search(Viewer viewer, String text, int skipped, int limit);
}
