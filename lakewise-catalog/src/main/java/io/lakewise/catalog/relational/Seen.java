package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Rights;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A row that its viewer sees, with what this one may do there: one look at the rights answers all.
 */
record Seen<T>(T entry, Place place, Rights rights) {

  /** Empty if the viewer does not see it. */
  static <T> Optional<Seen<T>> by(Handle handle, Viewer viewer, Held<T> held) {
    Rights rights = RightsRows.at(handle, viewer, held.place());
    return rights.sees(held.place())
        ? Optional.of(new Seen<>(held.entry(), held.place(), rights))
        : Optional.empty();
  }

  /** Whether the viewer has a privilege on it, or manages it where that is meant. */
  boolean grants(Privilege privilege) {
    return privilege == Privilege.MANAGE ? manages() : rights.has(place, privilege);
  }

  /** Whether the viewer may change it. */
  boolean manages() {
    return rights.manages(place);
  }
}
