package io.lakewise.catalog;

import io.lakewise.catalog.entry.WarehouseEntry;
import java.util.List;
import java.util.Optional;

/**
 * Where the statements of a server run. One, {@code default}, is there from the beginning and
 * stays.
 */
public interface Warehouses {

  /** All that the viewer sees, in order of name. */
  List<WarehouseEntry> list(Viewer viewer);

  /** The one with an id or, ignoring case, a name, if the viewer sees it. */
  Optional<WarehouseEntry> find(Viewer viewer, String idOrName);

  /**
   * The one with an id or a name.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if the viewer sees none
   */
  WarehouseEntry require(Viewer viewer, String idOrName);

  /**
   * Adds one, for who may make warehouses.
   *
   * @throws io.lakewise.catalog.error.NameTakenException if the name is in use
   */
  void create(Viewer viewer, WarehouseEntry warehouse);

  /**
   * Gives the one with this id other settings.
   *
   * @throws io.lakewise.catalog.error.NameTakenException if its new name is in use
   */
  void replace(Viewer viewer, WarehouseEntry warehouse);

  /** Takes one away by its id. */
  void drop(Viewer viewer, String id);

  /** Whether a viewer may change, stop and drop the one with this id. */
  boolean manages(Viewer viewer, String id);
}
