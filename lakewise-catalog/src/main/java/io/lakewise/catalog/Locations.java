package io.lakewise.catalog;

import io.lakewise.catalog.entry.LocationEntry;
import java.util.List;

/** Folders outside the lake that the operator has declared; only an admin changes them. */
public interface Locations {

  /** All of them, in order of name. */
  List<LocationEntry> list();

  /**
   * Declares a folder.
   *
   * @throws io.lakewise.catalog.error.NameTakenException if the name is in use
   */
  void create(Viewer viewer, LocationEntry location);

  /** Takes a declaration back. */
  void drop(Viewer viewer, String name);
}
