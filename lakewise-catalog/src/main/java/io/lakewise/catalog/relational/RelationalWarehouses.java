package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.Warehouses;
import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.state.State;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Warehouses as rows. */
record RelationalWarehouses(State state) implements Warehouses {

  private static final String KIND = "warehouse";

  @Override
  public List<WarehouseEntry> list(Viewer viewer) {
    return state.read(handle -> WarehouseRows.visible(handle, viewer));
  }

  @Override
  public Optional<WarehouseEntry> find(Viewer viewer, String idOrName) {
    return WarehouseRows.found(list(viewer), idOrName);
  }

  @Override
  public WarehouseEntry require(Viewer viewer, String idOrName) {
    return state.read(handle -> WarehouseRows.require(handle, viewer, idOrName));
  }

  @Override
  public boolean manages(Viewer viewer, String id) {
    return state.read(
        handle ->
            WarehouseRows.row(handle, id)
                .map(WarehouseRows::place)
                .map(place -> RightsRows.at(handle, viewer, place).manages(place))
                .orElse(false));
  }

  @Override
  public void create(Viewer viewer, WarehouseEntry warehouse) {
    NameRules.checked(warehouse.name());
    state.write(
        handle -> {
          GrantTargets.requireOnLake(handle, viewer, Privilege.CREATE_WAREHOUSE);
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
          WarehouseEntry known = WarehouseRows.requireManaged(handle, viewer, warehouse.id());
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
          WarehouseEntry known = WarehouseRows.requireManaged(handle, viewer, id);
          if (known.id().equals(WarehouseEntry.DEFAULT)) {
            throw CatalogErrors.undroppable(KIND, known.name());
          }
          GrantRows.forget(handle, Securable.warehouse(known.id()));
          return handle
              .createUpdate("DELETE FROM warehouses WHERE id = :id")
              .bind("id", known.id())
              .execute();
        });
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
    for (WarehouseEntry row : WarehouseRows.rows(handle)) {
      if (!row.id().equals(wanted.id())
          && (NameRules.key(row.name()).equals(key) || row.id().equals(wanted.name()))) {
        throw CatalogErrors.taken(KIND, NameRules.printed(wanted.name()));
      }
    }
  }
}
