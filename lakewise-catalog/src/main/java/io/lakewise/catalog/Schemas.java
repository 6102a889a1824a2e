package io.lakewise.catalog;

import io.lakewise.catalog.entry.CatalogEntry;
import io.lakewise.catalog.entry.SchemaEntry;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import java.util.List;
import java.util.Optional;

/**
 * Catalogs and schemas. {@code main.default} exists from the start and cannot be dropped.
 *
 * <p>Methods that need an object throw {@link io.lakewise.catalog.error.NameNotFoundException} with
 * near names; those that create one {@link io.lakewise.catalog.error.NameTakenException}.
 */
public interface Schemas {

  /** Visible catalogs in order of name. */
  List<CatalogEntry> catalogs(Viewer viewer);

  /** A catalog, empty if there is none to see. */
  Optional<CatalogEntry> findCatalog(Viewer viewer, String name);

  /** Creates a catalog with a schema {@code default}, both owned by the viewer. */
  void createCatalog(Viewer viewer, String name, String comment);

  /** Drops a catalog; with {@code CASCADE} as {@link #drop} does each of its schemas. */
  void dropCatalog(Viewer viewer, String name, DropMode mode);

  /** Visible schemas of a catalog in order of name. */
  List<SchemaEntry> list(Viewer viewer, String catalog);

  /** A schema, empty if there is none to see. */
  Optional<SchemaEntry> find(Viewer viewer, SchemaName name);

  /** A schema that must be there. */
  SchemaEntry require(Viewer viewer, SchemaName name);

  /**
   * A schema in which the viewer has a privilege.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) if it sees the schema and has not
   */
  SchemaEntry require(Viewer viewer, SchemaName name, Privilege privilege);

  /** Creates a schema owned by the viewer; {@code comment} may be null. */
  void create(Viewer viewer, SchemaName name, String comment);

  /** Drops a schema. With {@code CASCADE} its tables can be undropped once it exists again. */
  void drop(Viewer viewer, SchemaName name, DropMode mode);

  /** Sets or, with null, removes a schema's comment. */
  void comment(Viewer viewer, SchemaName name, String comment);

  /** Gives a catalog to another principal. */
  void ownCatalog(Viewer viewer, String name, String owner);

  /** Gives a schema to another principal. */
  void owner(Viewer viewer, SchemaName name, String owner);

  /** Sets or, with null, removes a catalog's comment. */
  void commentCatalog(Viewer viewer, String name, String comment);

  /** What to do with the objects inside. */
  enum DropMode {
    /** Refuse if there are any. */
    RESTRICT,
    /** Drop them all. */
    CASCADE
  }
}
