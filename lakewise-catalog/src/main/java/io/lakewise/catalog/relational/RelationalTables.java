package io.lakewise.catalog.relational;

import io.lakewise.catalog.Tables;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.DroppedTable;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.state.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Tables as rows. */
record RelationalTables(State state, InstantSource clock) implements Tables {

  @Override
  public Optional<TableEntry> find(Viewer viewer, QualifiedName name) {
    return state
        .read(handle -> RelationRows.find(handle, viewer, name))
        .filter(TableEntry.class::isInstance)
        .map(TableEntry.class::cast);
  }

  @Override
  public Optional<TableEntry> findById(Viewer viewer, UUID id) {
    return state.read(handle -> RelationRows.tableWithId(handle, viewer, id));
  }

  @Override
  public Optional<TableEntry> findByLocation(Viewer viewer, String location) {
    return state.read(handle -> RelationRows.tableAt(handle, viewer, location));
  }

  @Override
  public void create(Viewer viewer, TableEntry table) {
    state.write(
        handle -> {
          RelationRows.requireFree(handle, viewer, table.name());
          return insert(handle, table);
        });
  }

  @Override
  public void replace(Viewer viewer, TableEntry table) {
    NameRules.checked(table.name().name());
    state.write(
        handle -> {
          if (RelationRows.find(handle, viewer, table.name()).isEmpty()) {
            RelationRows.requireFree(handle, viewer, table.name());
          } else {
            SchemaRows.require(handle, viewer, table.name().schemaName(), Privilege.CREATE_TABLE);
            TableEntry former = requireTable(handle, viewer, table.name());
            if (former.id().equals(table.id())) {
              RelationRows.delete(handle, former.id());
            } else {
              RelationRows.remove(handle, former, clock.instant());
            }
          }
          return insert(handle, table);
        });
  }

  @Override
  public TableEntry drop(Viewer viewer, QualifiedName name) {
    return state.write(
        handle -> {
          TableEntry table = requireTable(handle, viewer, name);
          RelationRows.remove(handle, table, clock.instant());
          return table;
        });
  }

  @Override
  public TableEntry undrop(Viewer viewer, QualifiedName name) {
    return state.write(
        handle ->
            restore(handle, viewer, name.toString(), DroppedRows.named(handle, viewer, name)));
  }

  @Override
  public TableEntry undrop(Viewer viewer, UUID id) {
    return state.write(
        handle -> restore(handle, viewer, id.toString(), DroppedRows.withId(handle, viewer, id)));
  }

  @Override
  public List<DroppedTable> dropped(Viewer viewer) {
    Instant earliest = clock.instant().minus(UNDROP);
    return state.read(handle -> DroppedRows.since(handle, viewer, earliest));
  }

  @Override
  public List<DroppedTable> droppedBefore(Viewer viewer, Instant until) {
    return state.read(handle -> DroppedRows.before(handle, viewer, until));
  }

  @Override
  public void purge(Viewer viewer, UUID id) {
    state.write(
        handle -> {
          DroppedTable dropped =
              DroppedRows.withId(handle, viewer, id).stream()
                  .findFirst()
                  .orElseThrow(
                      () -> CatalogErrors.notDropped(id.toString(), (int) UNDROP.toDays()));
          TableEntry table = dropped.table();
          refuseUnlessOwner(handle, viewer, table);
          int clones = CloneRows.ofSource(handle, table.location()).size();
          if (clones > 0) {
            throw CatalogErrors.stillCloned(table.name().toString(), clones);
          }
          DroppedRows.delete(handle, id);
          RelationRows.deleteBelongings(handle, id);
          RelationalColumnNames.forget(handle, table.location());
          CloneRows.remove(handle, id);
          GrantRows.forget(handle, Securable.table(id));
          return id;
        });
  }

  private static TableEntry requireTable(Handle handle, Viewer viewer, QualifiedName name) {
    Relation relation = RelationRows.requireOwn(handle, viewer, name);
    if (relation instanceof TableEntry table) {
      return table;
    }
    throw CatalogErrors.wrongKind(relation.name().toString(), "view", "table");
  }

  /** Of a dropped table, whose schema may be gone, only the owner is left. */
  private static void refuseUnlessOwner(Handle handle, Viewer viewer, TableEntry table) {
    if (!RightsRows.everywhere(handle, viewer).mayActFor(table.owner())) {
      throw CatalogErrors.notOwner("table", table.name().toString(), table.owner());
    }
  }

  @Override
  public Optional<TableEntry> findByLocation(
      Viewer viewer, String location, Set<Privilege> privileges) {
    return state.read(
        handle ->
            RelationRows.tableAt(handle, viewer, location)
                .map(
                    table ->
                        (TableEntry)
                            RelationRows.require(handle, viewer, table.name(), privileges)));
  }

  private TableEntry restore(
      Handle handle, Viewer viewer, String wanted, List<DroppedTable> candidates) {
    Instant earliest = clock.instant().minus(UNDROP);
    TableEntry table =
        candidates.stream()
            .filter(dropped -> !dropped.droppedAt().isBefore(earliest))
            .findFirst()
            .orElseThrow(() -> CatalogErrors.notDropped(wanted, (int) UNDROP.toDays()))
            .table();
    refuseUnlessOwner(handle, viewer, table);
    RelationRows.requireFree(handle, viewer, table.name());
    DroppedRows.delete(handle, table.id());
    insert(handle, table);
    return table;
  }

  private static TableEntry insert(Handle handle, TableEntry table) {
    RelationRows.tableAt(handle, RelationRows.ALL, table.location())
        .ifPresent(
            other -> {
              throw CatalogErrors.locationTaken(table.location(), other.name().toString());
            });
    boolean known =
        RelationRows.tableWithId(handle, RelationRows.ALL, table.id()).isPresent()
            || !DroppedRows.withId(handle, RelationRows.ALL, table.id()).isEmpty();
    if (known) {
      throw CatalogErrors.idTaken(table.id().toString());
    }
    RelationRows.insert(handle, table);
    return table;
  }
}
