package io.lakewise.catalog;

import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.catalog.name.QualifiedName;

/** Views; they are found through {@link Relations}. */
public interface Views {

  /**
   * Creates a view.
   *
   * @throws io.lakewise.catalog.error.NameTakenException if a table or view has the name
   */
  void create(Viewer viewer, ViewEntry view);

  /**
   * Creates a view, or replaces the view (not a table) that has the name, keeping its id and tags.
   */
  void replace(Viewer viewer, ViewEntry view);

  /** Drops a view. */
  void drop(Viewer viewer, QualifiedName name);
}
