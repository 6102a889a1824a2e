package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.NearNames;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.permission.Rights;
import io.lakewise.catalog.permission.Securable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads rows of warehouses, for whoever may see them: who may use or manage them. */
final class WarehouseRows {

  private WarehouseRows() {}

  static Place place(WarehouseEntry warehouse) {
    return new Place(Securable.warehouse(warehouse.id()), warehouse.owner(), null);
  }

  /** A warehouse whoever may see it. */
  static Optional<WarehouseEntry> row(Handle handle, String idOrName) {
    return found(rows(handle), idOrName);
  }

  static WarehouseEntry require(Handle handle, Viewer viewer, String idOrName) {
    List<WarehouseEntry> rows = visible(handle, viewer);
    return found(rows, idOrName)
        .orElseThrow(
            () -> {
              List<String> near =
                  NearNames.of(idOrName, rows, WarehouseEntry::name).stream()
                      .map(row -> NameRules.printed(row.name()))
                      .toList();
              return CatalogErrors.notFound("warehouse", NameRules.printed(idOrName), near);
            });
  }

  /** A warehouse that the viewer manages. */
  static WarehouseEntry requireManaged(Handle handle, Viewer viewer, String id) {
    WarehouseEntry known = require(handle, viewer, id);
    if (!RightsRows.at(handle, viewer, place(known)).manages(place(known))) {
      throw CatalogErrors.notOwner("warehouse", NameRules.printed(known.name()), known.owner());
    }
    return known;
  }

  static Optional<WarehouseEntry> found(List<WarehouseEntry> rows, String idOrName) {
    String key = NameRules.key(idOrName);
    return rows.stream()
        .filter(row -> row.id().equals(idOrName) || NameRules.key(row.name()).equals(key))
        .findFirst();
  }

  static List<WarehouseEntry> visible(Handle handle, Viewer viewer) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    return rows(handle).stream().filter(row -> rights.sees(place(row))).toList();
  }

  static List<WarehouseEntry> rows(Handle handle) {
    return handle.createQuery("SELECT * FROM warehouses").map(WarehouseRows::entry).stream()
        .sorted(Comparator.comparing(row -> NameRules.key(row.name())))
        .toList();
  }

  private static WarehouseEntry entry(ResultSet row, StatementContext context) throws SQLException {
    int queued = row.getInt("queued_statements");
    Optional<Integer> bound = row.wasNull() ? Optional.empty() : Optional.of(queued);
    return new WarehouseEntry(
        row.getString("id"),
        row.getString("name"),
        Optional.ofNullable(row.getString("size")),
        row.getInt("min_workers"),
        row.getInt("max_workers"),
        row.getInt("auto_stop_minutes"),
        bound,
        row.getInt("statement_seconds"),
        row.getInt("warm_spare") != 0,
        row.getString("owner"),
        Times.read(row, "created_at"));
  }
}
