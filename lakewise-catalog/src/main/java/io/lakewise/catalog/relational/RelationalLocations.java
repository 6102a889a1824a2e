package io.lakewise.catalog.relational;

import io.lakewise.catalog.Locations;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.LocationEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.NearNames;
import io.lakewise.catalog.state.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Declared folders as rows. */
record RelationalLocations(State state) implements Locations {

  @Override
  public List<LocationEntry> list() {
    return state.read(RelationalLocations::rows);
  }

  @Override
  public void create(Viewer viewer, LocationEntry location) {
    NameRules.checked(location.name());
    refuseUnlessAdmin(viewer, location.name());
    state.write(
        handle -> {
          String key = NameRules.key(location.name());
          if (rows(handle).stream().anyMatch(row -> NameRules.key(row.name()).equals(key))) {
            throw CatalogErrors.taken("location", NameRules.printed(location.name()));
          }
          return handle
              .createUpdate(
                  """
                  INSERT INTO locations (name_key, name, path, owner, created_at)
                  VALUES (:key, :name, :path, :owner, :createdAt)
                  """)
              .bind("key", key)
              .bind("name", location.name())
              .bind("path", location.path())
              .bind("owner", location.owner())
              .bind("createdAt", Times.micros(location.createdAt()))
              .execute();
        });
  }

  @Override
  public void drop(Viewer viewer, String name) {
    refuseUnlessAdmin(viewer, name);
    state.write(
        handle -> {
          int deleted =
              handle
                  .createUpdate("DELETE FROM locations WHERE name_key = :key")
                  .bind("key", NameRules.key(name))
                  .execute();
          if (deleted == 0) {
            List<String> near =
                NearNames.of(name, rows(handle), LocationEntry::name).stream()
                    .map(row -> NameRules.printed(row.name()))
                    .toList();
            throw CatalogErrors.notFound("location", NameRules.printed(name), near);
          }
          return deleted;
        });
  }

  private static void refuseUnlessAdmin(Viewer viewer, String name) {
    if (!viewer.admin()) {
      throw CatalogErrors.notOwner("location", NameRules.printed(name), "the operator");
    }
  }

  private static List<LocationEntry> rows(Handle handle) {
    return handle
        .createQuery("SELECT name, path, owner, created_at FROM locations")
        .map(RelationalLocations::location)
        .stream()
        .sorted(Comparator.comparing(location -> NameRules.key(location.name())))
        .toList();
  }

  private static LocationEntry location(ResultSet row, StatementContext context)
      throws SQLException {
    return new LocationEntry(
        row.getString("name"),
        row.getString("path"),
        row.getString("owner"),
        Times.read(row, "created_at"));
  }
}
