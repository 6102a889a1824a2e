package io.lakewise.catalog;

import io.lakewise.catalog.entry.LocationEntry;
import io.lakewise.catalog.permission.Privilege;
import java.util.List;
import java.util.Optional;

/**
 * External locations: folders that the operator has opened, with names and rights. None lies inside
 * another.
 */
public interface Locations {

  /** Those that the viewer sees, in order of name. */
  List<LocationEntry> list(Viewer viewer);

  /**
   * One that must be there.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException with near names
   */
  LocationEntry require(Viewer viewer, String name);

  /** The one that covers a store path, whoever may see it. */
  Optional<LocationEntry> covering(String path);

  /** Whether a viewer has a privilege on the location that covers a store path; an admin always. */
  boolean allows(Viewer viewer, String path, Privilege privilege);

  /**
   * Makes a location; the viewer needs CREATE EXTERNAL LOCATION.
   *
   * @throws io.lakewise.catalog.error.NameTakenException if the name is in use, or the folder lies
   *     in or around another
   */
  void create(Viewer viewer, LocationEntry location);

  /** Takes a location away; its files stay. */
  void drop(Viewer viewer, String name);

  /** Gives a location another name. */
  void rename(Viewer viewer, String name, String newName);

  /** Sets or, with null, removes a location's comment. */
  void comment(Viewer viewer, String name, String comment);

  /** Gives a location to another principal. */
  void owner(Viewer viewer, String name, String owner);
}
