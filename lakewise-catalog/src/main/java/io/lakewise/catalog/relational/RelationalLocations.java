package io.lakewise.catalog.relational;

import io.lakewise.catalog.Locations;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.LocationEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.StoredPlaces;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** External locations as rows. */
record RelationalLocations(State state, Audited audited) implements Locations {

  @Override
  public List<LocationEntry> list(Viewer viewer) {
    return state.read(handle -> LocationRows.visible(handle, viewer));
  }

  @Override
  public LocationEntry require(Viewer viewer, String name) {
    return state.read(handle -> LocationRows.require(handle, viewer, name));
  }

  @Override
  public Optional<LocationEntry> covering(String path) {
    return state.read(handle -> LocationRows.covering(handle, path));
  }

  @Override
  public boolean allows(Viewer viewer, String path, Privilege privilege) {
    return viewer.admin()
        || state.read(
            handle ->
                LocationRows.covering(handle, path)
                    .map(LocationRows::place)
                    .map(place -> RightsRows.at(handle, viewer, place).has(place, privilege))
                    .orElse(false));
  }

  @Override
  public void create(Viewer viewer, LocationEntry location) {
    NameRules.checked(location.name());
    state.write(
        handle -> {
          GrantTargets.requireOnLake(handle, viewer, Privilege.CREATE_EXTERNAL_LOCATION);
          requireFree(handle, viewer, location.name());
          for (LocationEntry other : LocationRows.rows(handle)) {
            if (PlaceOrder.overlap(other.path(), location.path())) {
              throw CatalogErrors.overlapping(location.path());
            }
          }
          return handle
              .createUpdate(
                  """
                  INSERT INTO locations (name_key, id, name, path, owner, comment, created_at)
                  VALUES (:key, :id, :name, :path, :owner, :comment, :createdAt)
                  """)
              .bind("key", NameRules.key(location.name()))
              .bind("id", location.id())
              .bind("name", location.name())
              .bind("path", handle.getConfig(StoredPlaces.class).stored(location.path()))
              .bind("owner", location.owner())
              .bind("comment", location.comment())
              .bind("createdAt", Times.micros(location.createdAt()))
              .execute();
        });
  }

  @Override
  public void drop(Viewer viewer, String name) {
    state.write(
        handle -> {
          LocationEntry location = LocationRows.requireOwn(handle, viewer, name);
          GrantRows.forget(handle, Securable.location(location.id()));
          return handle
              .createUpdate("DELETE FROM locations WHERE id = :id")
              .bind("id", location.id())
              .execute();
        });
  }

  @Override
  public void rename(Viewer viewer, String name, String newName) {
    NameRules.checked(newName);
    state.write(
        handle -> {
          LocationEntry location = LocationRows.requireOwn(handle, viewer, name);
          if (!NameRules.key(newName).equals(NameRules.key(name))) {
            requireFree(handle, viewer, newName);
          }
          change(handle, location, "name_key", NameRules.key(newName));
          return change(handle, location, "name", newName);
        });
  }

  @Override
  public void comment(Viewer viewer, String name, String comment) {
    state.write(
        handle ->
            change(handle, LocationRows.requireOwn(handle, viewer, name), "comment", comment));
  }

  @Override
  public void owner(Viewer viewer, String name, String owner) {
    state.write(
        handle -> {
          LocationEntry location = LocationRows.requireOwn(handle, viewer, name);
          String spelled = PrincipalRows.requireOwner(handle, owner);
          audited.owner(handle, viewer, "updateExternalLocation", location.name(), spelled);
          return change(handle, location, "owner", spelled);
        });
  }

  private static int change(Handle handle, LocationEntry location, String column, String value) {
    return handle
        .createUpdate("UPDATE locations SET " + column + " = :value WHERE id = :id")
        .bind("value", value)
        .bind("id", location.id())
        .execute();
  }

  private static void requireFree(Handle handle, Viewer viewer, String name) {
    Optional<LocationEntry> other = LocationRows.row(handle, name);
    if (other.isPresent()) {
      Place place = LocationRows.place(other.get());
      boolean seen = RightsRows.at(handle, viewer, place).sees(place);
      throw CatalogErrors.taken(seen ? LocationRows.KIND : "name", NameRules.printed(name));
    }
  }
}
