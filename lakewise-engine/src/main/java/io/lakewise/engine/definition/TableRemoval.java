package io.lakewise.engine.definition;

import io.lakewise.catalog.Tables;
import io.lakewise.catalog.entry.CloneEntry;
import io.lakewise.catalog.entry.DroppedTable;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.engine.clone.CloneRegister;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.TableStatement.DropTable;
import io.lakewise.engine.statement.TableStatement.UndropTable;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * DROP and UNDROP TABLE. A dropped table keeps its folder for {@link Tables#UNDROP}; the folders of
 * tables whose days are over go with the next DROP TABLE.
 */
public final class TableRemoval {

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public TableRemoval(StatementContext statement) {
    this.statement = statement;
  }

  /** DROP TABLE. */
  public Result drop(DropTable drop) {
    if (drop.table().isPath()) {
      throw DefinitionErrors.notSupported(
          "DROP TABLE of a path", "give the table a name with CREATE TABLE … LOCATION first");
    }
    QualifiedName name = statement.names().qualifyToChange(drop.table().parts());
    Optional<io.lakewise.catalog.entry.Relation> found =
        statement.catalog().relations().find(statement.viewer(), name);
    if (found.isEmpty() && drop.ifExists()) {
      return Results.done("there is no table " + name + ", nothing was done");
    }
    io.lakewise.catalog.entry.Relation relation =
        statement.catalog().relations().require(statement.viewer(), name, Set.of(Privilege.MANAGE));
    if (!(relation instanceof TableEntry table)) {
      throw NameErrors.notATable(relation.name().toString(), "DROP TABLE");
    }
    if (drop.purge()) {
      refuseIfCloned(table);
    }
    refuseHidden(List.of(table), "DROP TABLE");
    statement.catalog().tables().drop(statement.viewer(), name);
    Result result;
    if (drop.purge()) {
      purge(table);
      result = Results.done("dropped " + table.name() + " for good");
    } else {
      record(table, statement.lake().clock().instant());
      result =
          Results.done(
              "dropped "
                  + table.name()
                  + "; UNDROP TABLE brings it back within "
                  + Tables.UNDROP.toDays()
                  + " days");
    }
    purgeExpired();
    return result;
  }

  /** UNDROP TABLE. */
  public Result undrop(UndropTable undrop) {
    QualifiedName name = statement.names().qualifyToChange(undrop.table().parts());
    TableEntry table = statement.catalog().tables().undrop(statement.viewer(), name);
    record(table, null);
    return Results.done(table.name() + " is back");
  }

  /** Writes into the logs of tables that they went with their schema. */
  void recordDropped(List<TableEntry> tables) {
    tables.forEach(table -> record(table, statement.lake().clock().instant()));
  }

  private void record(TableEntry entry, Instant when) {
    DeltaTable table = statement.lake().tables().at(entry.location());
    try {
      Target target = new Target(entry, table, table.snapshot());
      new TableDescription(statement).dropped(target, when);
    } catch (LakewiseException notWritten) {
      // the name's row decides; a damaged table must be droppable too
    }
  }

  /**
   * Refuses to drop external tables that a policy by tag covers: their files stay, and by their
   * folder they would be tables without a name.
   */
  void refuseHidden(List<TableEntry> tables, String operation) {
    for (TableEntry entry : tables) {
      DeltaTable table = statement.lake().tables().at(entry.location());
      if (!entry.managed() && table.exists()) {
        Target target = new Target(entry, table, statement.names().latest(table));
        statement.policies().refuseByTag(target, operation + " of an external table");
      }
    }
  }

  private void refuseIfCloned(TableEntry table) {
    int clones = new CloneRegister(statement).clonesOf(table.location()).size();
    if (clones > 0) {
      throw CatalogErrors.stillCloned(table.name().toString(), clones);
    }
  }

  private void purgeExpired() {
    Instant until = statement.lake().clock().instant().minus(Tables.UNDROP);
    for (DroppedTable dropped :
        statement.catalog().tables().droppedBefore(statement.viewer(), until)) {
      TableEntry table = dropped.table();
      if (new CloneRegister(statement).clonesOf(table.location()).isEmpty()) {
        purge(table);
      }
    }
  }

  private void purge(TableEntry table) {
    List<CloneEntry> held = statement.catalog().clones().ofClone(table.id());
    statement.catalog().tables().purge(statement.viewer(), table.id());
    statement.lake().tables().forget(table.location());
    if (!table.managed()) {
      return;
    }
    removeFolder(table);
    new CloneRegister(statement).release(table.id(), held);
  }

  private void removeFolder(TableEntry table) {
    try {
      statement.lake().store().deleteAll(table.location());
    } catch (IOException e) {
      throw DefinitionErrors.folderLeft(table.name().toString(), table.location(), e);
    }
  }
}
