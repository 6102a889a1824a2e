package io.lakewise.engine.context;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.observation.TableUse;
import io.lakewise.engine.statement.Name;
import io.lakewise.table.DeltaTable;
import java.util.Set;

/** Finds the table that a statement names. */
public final class Targets {

  private final StatementContext statement;
  private final Viewer viewer;

  /** Finds tables as a statement sees them. */
  public Targets(StatementContext statement) {
    this(statement, statement.viewer());
  }

  /** Finds tables on behalf of a viewer, such as the owner of the view that names them. */
  public Targets(StatementContext statement, Viewer viewer) {
    this.statement = statement;
    this.viewer = viewer;
  }

  /**
   * The table with a name, on which the operation's privileges must be held.
   *
   * @param operation how messages call the statement; one of {@link TablePrivileges}
   */
  public Target require(Name name, String operation) {
    Target target = found(name, operation);
    if (!SystemNames.reads(operation)) {
      refuseSystem(target);
    }
    statement
        .trace()
        .table(
            new TableUse(
                target.entry() == null
                    ? "delta." + target.metadata().id()
                    : target.entry().name().toString(),
                target.snapshot().version(),
                operation,
                0,
                0,
                0,
                0,
                true));
    return target;
  }

  /** By its path it is the same table. */
  private void refuseSystem(Target target) {
    TableEntry entry = target.entry();
    if (entry == null) {
      entry =
          statement
              .catalog()
              .tables()
              .findByLocation(SystemNames.OWNER, target.table().location())
              .orElse(null);
    }
    if (entry != null) {
      SystemNames.refuseChange(entry.name().catalog(), entry.name().toString());
    }
  }

  private Target found(Name name, String operation) {
    Set<Privilege> privileges = TablePrivileges.of(operation);
    if (name.isPath()) {
      DeltaTable table = new PathTables(statement, viewer).require(name.last(), privileges);
      return new Target(null, table, statement.names().latest(table));
    }
    QualifiedName qualified = statement.names().qualify(name.parts());
    statement.lake().virtualRelations().beforeReading(qualified);
    Relation found = statement.catalog().relations().require(viewer, qualified, privileges);
    if (!(found instanceof TableEntry entry)) {
      throw NameErrors.notATable(qualified.toString(), operation);
    }
    DeltaTable table = statement.lake().tables().at(entry.location());
    return new Target(entry, table, statement.names().latest(table));
  }
}
