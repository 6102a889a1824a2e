package io.lakewise.engine.inspection;

import io.lakewise.catalog.Catalog;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.context.LakeServices;
import io.lakewise.engine.session.Principal;
import io.lakewise.table.DeltaTable;
import java.util.List;
import java.util.OptionalLong;

/** Looks at names and logs on behalf of principals. Thread-safe. */
public final class LakeInspection {

  private final LakeServices services;

  /** Looks at a lake. */
  public LakeInspection(LakeServices services) {
    this.services = services;
  }

  /** Visible tables and views in order of name. */
  public List<Relation> relations(Principal caller) {
    return catalog().relations().listAll(viewer(caller));
  }

  /**
   * A table or view.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is none to see
   */
  public Relation relation(Principal caller, QualifiedName name) {
    return catalog().relations().require(viewer(caller), name);
  }

  /**
   * A table at a version, or the newest.
   *
   * @throws io.lakewise.table.error.LakewiseException if it is no table, or there is no such
   *     version
   */
  public TableView table(Principal caller, QualifiedName name, OptionalLong version) {
    TableEntry entry = entry(caller, name);
    DeltaTable table = services.tables().at(entry.location());
    return new TableView(
        entry, version.isPresent() ? table.snapshotAt(version.getAsLong()) : table.snapshot());
  }

  /** The newest commits that the log still has, newest first. */
  public List<DeltaTable.Entry> history(Principal caller, QualifiedName name, int limit) {
    return services.tables().at(entry(caller, name).location()).history(limit);
  }

  private TableEntry entry(Principal caller, QualifiedName name) {
    Relation relation = relation(caller, name);
    if (relation instanceof TableEntry table) {
      return table;
    }
    throw CatalogErrors.wrongKind(relation.name().toString(), "view", "table");
  }

  private Catalog catalog() {
    return services.catalog().get();
  }

  private static Viewer viewer(Principal caller) {
    return new Viewer(caller.id(), caller.admin());
  }
}
