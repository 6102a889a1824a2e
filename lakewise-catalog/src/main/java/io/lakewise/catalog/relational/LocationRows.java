package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.LocationEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.NearNames;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.permission.Rights;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.state.StoredPlaces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads rows of external locations, for whoever may see them. */
final class LocationRows {

  static final String KIND = "external location";

  private static final String SELECT =
      "SELECT id, name, path, owner, comment, created_at FROM locations";

  private LocationRows() {}

  static Place place(LocationEntry location) {
    return new Place(Securable.location(location.id()), location.owner(), null);
  }

  /** A location whoever may see it. */
  static Optional<LocationEntry> row(Handle handle, String name) {
    return handle
        .createQuery(SELECT + " WHERE name_key = :key")
        .bind("key", NameRules.key(name))
        .map(LocationRows::entry)
        .findOne();
  }

  /** A location by its id, whoever may see it. */
  static Optional<LocationEntry> withId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " WHERE id = :id")
        .bind("id", id)
        .map(LocationRows::entry)
        .findOne();
  }

  /** The location that covers a path, whoever may see it; there is one at the most. */
  static Optional<LocationEntry> covering(Handle handle, String path) {
    return rows(handle).stream()
        .filter(location -> PlaceOrder.within(path, location.path()))
        .findFirst();
  }

  static List<LocationEntry> visible(Handle handle, Viewer viewer) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    return rows(handle).stream().filter(location -> rights.sees(place(location))).toList();
  }

  static LocationEntry require(Handle handle, Viewer viewer, String name) {
    return row(handle, name)
        .filter(found -> RightsRows.at(handle, viewer, place(found)).sees(place(found)))
        .orElseThrow(
            () -> {
              List<String> near =
                  NearNames.of(name, visible(handle, viewer), LocationEntry::name).stream()
                      .map(location -> NameRules.printed(location.name()))
                      .toList();
              return CatalogErrors.notFound(KIND, NameRules.printed(name), near);
            });
  }

  /** A location that the viewer may change. */
  static LocationEntry requireOwn(Handle handle, Viewer viewer, String name) {
    LocationEntry found = require(handle, viewer, name);
    if (!RightsRows.at(handle, viewer, place(found)).manages(place(found))) {
      throw CatalogErrors.notOwner(KIND, NameRules.printed(found.name()), found.owner());
    }
    return found;
  }

  static List<LocationEntry> rows(Handle handle) {
    return handle.createQuery(SELECT).map(LocationRows::entry).stream()
        .sorted(Comparator.comparing(location -> NameRules.key(location.name())))
        .toList();
  }

  private static LocationEntry entry(ResultSet row, StatementContext context) throws SQLException {
    return new LocationEntry(
        row.getString("id"),
        row.getString("name"),
        context.getConfig(StoredPlaces.class).place(row.getString("path")),
        row.getString("owner"),
        row.getString("comment"),
        Times.read(row, "created_at"));
  }
}
