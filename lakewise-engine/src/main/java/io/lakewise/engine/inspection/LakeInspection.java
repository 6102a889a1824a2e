package io.lakewise.engine.inspection;

import io.lakewise.catalog.Catalog;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.CatalogEntry;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.HeldPolicies;
import io.lakewise.catalog.entry.LocationEntry;
import io.lakewise.catalog.entry.NamedThing;
import io.lakewise.catalog.entry.PlacedPolicy;
import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.SchemaEntry;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.error.NotAllowedException;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.engine.context.LakeServices;
import io.lakewise.engine.context.TagMatches;
import io.lakewise.engine.error.PolicyErrors;
import io.lakewise.engine.observation.TableUse;
import io.lakewise.engine.session.Principal;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.type.StructType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Looks at names and logs on behalf of principals. Thread-safe. */
public final class LakeInspection {

  private final LakeServices services;

  /** Looks at a lake. */
  public LakeInspection(LakeServices services) {
    this.services = services;
  }

  /** Visible tables and views, as {@link io.lakewise.catalog.Relations#listAfter} parts them. */
  public List<Relation> relations(Principal caller, Optional<String> after, int most) {
    return catalog().relations().listAfter(caller.viewer(), after, most);
  }

  /** Visible catalogs in order of name. */
  public List<CatalogEntry> catalogs(Principal caller) {
    return catalog().schemas().catalogs(caller.viewer());
  }

  /** A catalog, empty if there is none to see. */
  public Optional<CatalogEntry> catalog(Principal caller, String name) {
    return catalog().schemas().findCatalog(caller.viewer(), name);
  }

  /** Visible schemas of a catalog in order of name; none of one that is not there to see. */
  public List<SchemaEntry> schemas(Principal caller, String catalog) {
    return catalog().schemas().list(caller.viewer(), catalog);
  }

  /**
   * A schema.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is none to see
   */
  public SchemaEntry schema(Principal caller, SchemaName name) {
    return catalog().schemas().require(caller.viewer(), name);
  }

  /**
   * Visible tables and views of a schema in order of name.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is no such schema to see
   */
  public List<Relation> relations(Principal caller, SchemaName schema) {
    catalog().schemas().require(caller.viewer(), schema);
    return catalog().relations().list(caller.viewer(), schema);
  }

  /** What a caller sees by parts of names, as {@link io.lakewise.catalog.Names#search} finds it. */
  public List<NamedThing> search(Principal caller, String text, int skipped, int limit) {
    return catalog().names().search(caller.viewer(), text, skipped, limit);
  }

  /** Visible volumes of a schema in order of name. */
  public List<VolumeEntry> volumes(Principal caller, SchemaName schema) {
    catalog().schemas().require(caller.viewer(), schema);
    return catalog().volumes().list(caller.viewer(), schema);
  }

  /**
   * A volume.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is none to see
   */
  public VolumeEntry volume(Principal caller, QualifiedName name) {
    return catalog().volumes().require(caller.viewer(), name);
  }

  /** Visible external locations in order of name. */
  public List<LocationEntry> locations(Principal caller) {
    return catalog().locations().list(caller.viewer());
  }

  /**
   * An external location.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is none to see
   */
  public LocationEntry location(Principal caller, String name) {
    return catalog().locations().require(caller.viewer(), name);
  }

  /**
   * The policies by tag of what a caller manages.
   *
   * @param inherited whether also those of what holds it
   */
  public List<PlacedPolicy> policies(Principal caller, Target on, boolean inherited) {
    return catalog().policies().on(caller.viewer(), on, inherited);
  }

  /**
   * A function.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is none to see
   */
  public FunctionEntry function(Principal caller, QualifiedName name) {
    return catalog().functions().require(caller.viewer(), name);
  }

  /**
   * A table or view.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is none to see
   */
  public Relation relation(Principal caller, QualifiedName name) {
    return catalog().relations().require(caller.viewer(), name);
  }

  /**
   * A table or view that one may use in some ways.
   *
   * @throws io.lakewise.table.error.LakewiseException if there is none to see, or one may not
   */
  public Relation relation(Principal caller, QualifiedName name, Set<Privilege> privileges) {
    return catalog().relations().require(caller.viewer(), name, privileges);
  }

  /**
   * The columns of a table, for whoever may know of it; empty for a view.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is none to see
   */
  public Optional<StructType> schema(Principal caller, QualifiedName name) {
    return relation(caller, name) instanceof TableEntry table
        ? Optional.of(services.tables().at(table.location()).snapshot().schema())
        : Optional.empty();
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
    Snapshot newest = table.snapshot();
    return new TableView(
        entry,
        version.isPresent() ? table.snapshotAt(version.getAsLong()) : newest,
        hidesRows(entry, newest));
  }

  /**
   * A table at a version, or the newest, of which somebody wants figures about all its rows.
   *
   * @throws io.lakewise.table.error.LakewiseException if a row filter holds for it
   */
  public TableView counted(Principal caller, QualifiedName name, OptionalLong version) {
    TableView view = table(caller, name, version);
    if (view.hidesRows()) {
      throw PolicyErrors.refused(
          "A count of all rows", view.entry().name().toString(), "count those that you see in SQL");
    }
    return view;
  }

  private boolean hidesRows(TableEntry entry, Snapshot newest) {
    HeldPolicies held = catalog().policies().at(entry.location());
    return new TagMatches(held, newest.schema(), entry.name().toString())
            .forAnybody().stream().anyMatch(PolicyEntry::filtersRows)
        || !LogProperties.policies(newest.metadata().configuration()).isEmpty();
  }

  /** The newest commits that the log still has, newest first. */
  public List<DeltaTable.Entry> history(Principal caller, QualifiedName name, int limit) {
    return services.tables().at(entry(caller, name).location()).history(limit);
  }

  /**
   * Whether somebody may read a table as a statement did: one that it read through a view or a
   * function is read with their owner's rights.
   */
  public boolean mayRead(Principal caller, TableUse use) {
    if (!use.direct() || name(use).isEmpty()) {
      return true;
    }
    try {
      relation(caller, name(use).get(), Set.of(Privilege.SELECT));
      return true;
    } catch (NameNotFoundException | NotAllowedException not) {
      return false;
    }
  }

  /**
   * Whether a table that a statement read is still at the version which that one read. Whoever ran
   * the statement, and {@link #mayRead may} still, learns no more by it than by running it again.
   */
  public boolean isNewest(TableUse use) {
    return name(use)
        .flatMap(name -> catalog().relations().find(Viewer.LOCAL, name))
        .filter(relation -> relation instanceof TableEntry)
        .map(relation -> services.tables().at(((TableEntry) relation).location()).snapshot())
        .filter(snapshot -> snapshot.version() == use.version())
        .isPresent();
  }

  /** Empty for a table that was called by its path. */
  private static Optional<QualifiedName> name(TableUse use) {
    List<String> parts = NameRules.parts(use.table());
    return parts.size() == 3
        ? Optional.of(new QualifiedName(parts.get(0), parts.get(1), parts.get(2)))
        : Optional.empty();
  }

  private TableEntry entry(Principal caller, QualifiedName name) {
    Relation relation =
        catalog().relations().require(caller.viewer(), name, Set.of(Privilege.SELECT));
    if (relation instanceof TableEntry table) {
      return table;
    }
    throw CatalogErrors.wrongKind(relation.name().toString(), "view", "table");
  }

  private Catalog catalog() {
    return services.catalog().get();
  }
}
