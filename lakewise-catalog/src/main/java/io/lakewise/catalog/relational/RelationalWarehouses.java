package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.Warehouses;
import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.NearNames;
import io.lakewise.catalog.state.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Warehouses as rows. */
record RelationalWarehouses(State state) implements Warehouses {

  private static final String KIND = "warehouse";

  @Override
  public List<WarehouseEntry> list(Viewer viewer) {
    return state.read(handle -> visible(handle, viewer));
  }

  @Override
  public Optional<WarehouseEntry> find(Viewer viewer, String idOrName) {
    return found(list(viewer), idOrName);
  }

  @Override
  public WarehouseEntry require(Viewer viewer, String idOrName) {
    return required(list(viewer), idOrName);
  }

  @Override
  public void create(WarehouseEntry warehouse) {
    NameRules.checked(warehouse.name());
    state.write(
        handle -> {
          refuseIfTaken(handle, warehouse);
          return bound(
                  handle.createUpdate(
                      """
                      INSERT INTO warehouses (id, name_key, name, size, min_workers, max_workers,
                        auto_stop_minutes, queued_statements, statement_seconds, warm_spare, owner,
                        created_at)
                      VALUES (:id, :key, :name, :size, :min, :max, :stop, :queued, :seconds, :warm,
                        :owner, :createdAt)
                      """),
                  warehouse)
              .bind("createdAt", Times.micros(warehouse.createdAt()))
              .execute();
        });
  }

  @Override
  public void replace(Viewer viewer, WarehouseEntry warehouse) {
    NameRules.checked(warehouse.name());
    state.write(
        handle -> {
          WarehouseEntry known = changeable(handle, viewer, warehouse.id());
          if (known.id().equals(WarehouseEntry.DEFAULT) && !known.name().equals(warehouse.name())) {
            throw CatalogErrors.undroppable(KIND, known.name());
          }
          refuseIfTaken(handle, warehouse);
          return bound(
                  handle.createUpdate(
                      """
                      UPDATE warehouses SET name_key = :key, name = :name, size = :size,
                        min_workers = :min, max_workers = :max, auto_stop_minutes = :stop,
                        queued_statements = :queued, statement_seconds = :seconds,
                        warm_spare = :warm, owner = :owner
                      WHERE id = :id
                      """),
                  warehouse)
              .execute();
        });
  }

  @Override
  public void drop(Viewer viewer, String id) {
    state.write(
        handle -> {
          WarehouseEntry known = changeable(handle, viewer, id);
          if (known.id().equals(WarehouseEntry.DEFAULT)) {
            throw CatalogErrors.undroppable(KIND, known.name());
          }
          return handle
              .createUpdate("DELETE FROM warehouses WHERE id = :id")
              .bind("id", known.id())
              .execute();
        });
  }

  private static WarehouseEntry changeable(Handle handle, Viewer viewer, String id) {
    WarehouseEntry known = required(visible(handle, viewer), id);
    if (!viewer.changes(known.owner())) {
      throw CatalogErrors.notOwner(KIND, NameRules.printed(known.name()), known.owner());
    }
    return known;
  }

  private static <T extends SqlStatement<T>> T bound(T statement, WarehouseEntry warehouse) {
    return statement
        .bind("id", warehouse.id())
        .bind("key", NameRules.key(warehouse.name()))
        .bind("name", warehouse.name())
        .bind("size", warehouse.size().orElse(null))
        .bind("min", warehouse.minWorkers())
        .bind("max", warehouse.maxWorkers())
        .bind("stop", warehouse.autoStopMinutes())
        .bind("queued", warehouse.queuedStatements().orElse(null))
        .bind("seconds", warehouse.statementSeconds())
        .bind("warm", warehouse.warmSpare() ? 1 : 0)
        .bind("owner", warehouse.owner());
  }

  /** Also names that the caller does not see are taken. */
  private static void refuseIfTaken(Handle handle, WarehouseEntry wanted) {
    String key = NameRules.key(wanted.name());
    for (WarehouseEntry row : rows(handle)) {
      if (!row.id().equals(wanted.id())
          && (NameRules.key(row.name()).equals(key) || row.id().equals(wanted.name()))) {
        throw CatalogErrors.taken(KIND, NameRules.printed(wanted.name()));
      }
    }
  }

  private static WarehouseEntry required(List<WarehouseEntry> rows, String idOrName) {
    return found(rows, idOrName)
        .orElseThrow(
            () -> {
              List<String> near =
                  NearNames.of(idOrName, rows, WarehouseEntry::name).stream()
                      .map(row -> NameRules.printed(row.name()))
                      .toList();
              return CatalogErrors.notFound(KIND, NameRules.printed(idOrName), near);
            });
  }

  private static Optional<WarehouseEntry> found(List<WarehouseEntry> rows, String idOrName) {
    String key = NameRules.key(idOrName);
    return rows.stream()
        .filter(row -> row.id().equals(idOrName) || NameRules.key(row.name()).equals(key))
        .findFirst();
  }

  private static List<WarehouseEntry> visible(Handle handle, Viewer viewer) {
    return rows(handle).stream().filter(row -> viewer.sees(row.owner())).toList();
  }

  private static List<WarehouseEntry> rows(Handle handle) {
    return handle.createQuery("SELECT * FROM warehouses").map(RelationalWarehouses::entry).stream()
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
