package io.lakewise.engine.key;

import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of tables as the principal of a statement sees them: a foreign key to a table that it
 * may not see does not exist, nor does one whose primary key is gone.
 */
public final class SeenKeys {

  private final StatementContext statement;

  /** Sees as a statement does. */
  public SeenKeys(StatementContext statement) {
    this.statement = statement;
  }

  /**
   * The keys of a table.
   *
   * @param named its entry in the catalog; null for a table called by its path
   */
  public List<SeenKey> of(TableEntry named, Metadata table) {
    List<SeenKey> seen = new ArrayList<>();
    for (TableKey key : TableKeys.of(table)) {
      if (key.primary()) {
        seen.add(new SeenKey(key, Optional.empty()));
      } else {
        parent(key, named, table)
            .ifPresent(parent -> seen.add(new SeenKey(key, Optional.of(parent))));
      }
    }
    return List.copyOf(seen);
  }

  /** The names of the tables that have a foreign key to a primary key. */
  public List<String> referringTo(TableEntry parent, TableKey primary) {
    return statement.catalog().relations().listAll(statement.viewer()).stream()
        .filter(TableEntry.class::isInstance)
        .map(TableEntry.class::cast)
        .filter(
            table ->
                statement.names().readable(table).map(Snapshot::metadata).stream()
                    .flatMap(metadata -> TableKeys.of(metadata).stream())
                    .anyMatch(key -> refers(key, table, parent, primary)))
        .map(table -> table.name().toString())
        .toList();
  }

  private static boolean refers(
      TableKey key, TableEntry table, TableEntry parent, TableKey primary) {
    return !key.primary()
        && key.references().key().equals(primary.id())
        && (key.references().table() == null
            ? table.id().equals(parent.id())
            : key.references().table().equals(parent.id()));
  }

  private Optional<SeenKey.Parent> parent(TableKey key, TableEntry named, Metadata table) {
    TableKey.Reference to = key.references();
    if (to.table() == null) {
      return Optional.ofNullable(named).flatMap(itself -> parent(key, itself.name(), table));
    }
    return statement
        .catalog()
        .tables()
        .findById(statement.viewer(), to.table())
        .flatMap(
            parent ->
                statement
                    .names()
                    .readable(parent)
                    .flatMap(version -> parent(key, parent.name(), version.metadata())));
  }

  private static Optional<SeenKey.Parent> parent(TableKey key, QualifiedName name, Metadata table) {
    return TableKeys.of(table).stream()
        .filter(TableKey::primary)
        .filter(primary -> key.references().key().equals(primary.id()))
        .filter(primary -> primary.columns().size() == key.columns().size())
        .map(primary -> new SeenKey.Parent(name, primary.name(), primary.columns()))
        .findFirst();
  }
}
