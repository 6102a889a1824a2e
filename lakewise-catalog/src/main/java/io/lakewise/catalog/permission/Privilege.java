package io.lakewise.catalog.permission;

import static io.lakewise.catalog.permission.SecurableKind.CATALOG;
import static io.lakewise.catalog.permission.SecurableKind.DASHBOARD;
import static io.lakewise.catalog.permission.SecurableKind.EXTERNAL_LOCATION;
import static io.lakewise.catalog.permission.SecurableKind.FUNCTION;
import static io.lakewise.catalog.permission.SecurableKind.METASTORE;
import static io.lakewise.catalog.permission.SecurableKind.SAVED_QUERY;
import static io.lakewise.catalog.permission.SecurableKind.SCHEMA;
import static io.lakewise.catalog.permission.SecurableKind.TABLE;
import static io.lakewise.catalog.permission.SecurableKind.VOLUME;
import static io.lakewise.catalog.permission.SecurableKind.WAREHOUSE;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What can be granted, by Unity Catalog's names. A privilege on a catalog or schema holds for all
 * that is or comes to be inside, if it means anything there.
 */
public enum Privilege {
  /** Every privilege but {@link #MANAGE}, those of later releases too. */
  ALL_PRIVILEGES(CATALOG, SCHEMA, TABLE, FUNCTION, VOLUME, EXTERNAL_LOCATION, WAREHOUSE),
  /** Sees the catalog; without it nothing inside can be used. */
  USE_CATALOG(CATALOG),
  /** Sees the schema; without it nothing inside can be used. */
  USE_SCHEMA(CATALOG, SCHEMA),
  /** Sees names and descriptions, without any USE. */
  BROWSE(CATALOG, EXTERNAL_LOCATION),
  /** Reads rows. */
  SELECT(CATALOG, SCHEMA, TABLE),
  /** Adds, changes and removes rows. */
  MODIFY(CATALOG, SCHEMA, TABLE),
  /** Calls a function. */
  EXECUTE(CATALOG, SCHEMA, FUNCTION),
  /** Reads and lists files of a volume. */
  READ_VOLUME(CATALOG, SCHEMA, VOLUME),
  /** Adds, replaces and removes files of a volume. */
  WRITE_VOLUME(CATALOG, SCHEMA, VOLUME),
  /** Reads files and unnamed tables below an external location, by their paths. */
  READ_FILES(EXTERNAL_LOCATION),
  /** Writes files and unnamed tables below an external location, by their paths. */
  WRITE_FILES(EXTERNAL_LOCATION),
  /** Makes tables whose folder lies below an external location. */
  CREATE_EXTERNAL_TABLE(EXTERNAL_LOCATION),
  /** Makes volumes whose folder lies below an external location. */
  CREATE_EXTERNAL_VOLUME(EXTERNAL_LOCATION),
  /** Makes external locations. */
  CREATE_EXTERNAL_LOCATION(METASTORE),
  /** Makes catalogs. */
  CREATE_CATALOG(METASTORE),
  /** Makes warehouses. */
  CREATE_WAREHOUSE(METASTORE),
  /** Makes schemas. */
  CREATE_SCHEMA(CATALOG),
  /** Makes tables and views. */
  CREATE_TABLE(CATALOG, SCHEMA),
  /** Makes functions. */
  CREATE_FUNCTION(CATALOG, SCHEMA),
  /** Makes volumes. */
  CREATE_VOLUME(CATALOG, SCHEMA),
  /** Sets and takes away tags. */
  APPLY_TAG(CATALOG, SCHEMA, TABLE, VOLUME),
  /** Grants, alters, tags and drops; reads nothing by itself. */
  MANAGE(
      CATALOG,
      SCHEMA,
      TABLE,
      FUNCTION,
      VOLUME,
      EXTERNAL_LOCATION,
      WAREHOUSE,
      SAVED_QUERY,
      DASHBOARD),
  /** Runs statements on a warehouse. */
  CAN_USE(WAREHOUSE),
  /** Sees a saved query or dashboard, and runs it with rights of its own. */
  CAN_RUN(SAVED_QUERY, DASHBOARD),
  /** Changes what a saved query or dashboard is. */
  CAN_EDIT(SAVED_QUERY, DASHBOARD);

  private final Set<SecurableKind> grantableOn;

  Privilege(SecurableKind... kinds) {
    this.grantableOn = Set.of(kinds);
  }

  /** Whether it can be granted on this kind. */
  public boolean grantableOn(SecurableKind kind) {
    return grantableOn.contains(kind);
  }

  /** As SQL spells it: {@code USE CATALOG}. */
  public String spelled() {
    return name().replace('_', ' ');
  }

  /** The privilege of a spelling, with blanks or underscores between its words. */
  public static Optional<Privilege> of(String text) {
    String name = text.strip().replaceAll("\\s+", "_").toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(privilege -> privilege.name().equals(name)).findFirst();
  }
}
