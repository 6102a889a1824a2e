package io.lakewise.catalog.permission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A securable with what holds it and who owns each.
 *
 * @param securable the thing itself
 * @param owner whose it is
 * @param parent what holds it; null for catalogs, warehouses and the metastore
 */
public record Place(Securable securable, String owner, Place parent) {

  /** The thing itself, then what holds it, the outermost last. */
  public List<Place> chain() {
    List<Place> chain = new ArrayList<>();
    for (Place place = this; place != null; place = place.parent) {
      chain.add(place);
    }
    return chain;
  }

  Optional<Place> holder() {
    return Optional.ofNullable(parent);
  }
}
