package io.lakewise.catalog.permission;

import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.SchemaName;
import java.util.UUID;

/**
 * One thing that rights are given on.
 *
 * @param kind what it is
 * @param key which one: a name as it compares for catalogs and schemas; an id, which outlives a
 *     renaming, for all else
 */
public record Securable(SecurableKind kind, String key) {

  /** All catalogs of the lake. */
  public static final Securable METASTORE = new Securable(SecurableKind.METASTORE, "");

  /** A catalog. */
  public static Securable catalog(String name) {
    return new Securable(SecurableKind.CATALOG, NameRules.printed(NameRules.key(name)));
  }

  /** A schema. */
  public static Securable schema(SchemaName name) {
    SchemaName key = new SchemaName(NameRules.key(name.catalog()), NameRules.key(name.schema()));
    return new Securable(SecurableKind.SCHEMA, key.toString());
  }

  /** A table or view. */
  public static Securable table(UUID id) {
    return new Securable(SecurableKind.TABLE, id.toString());
  }

  /** A function. */
  public static Securable function(UUID id) {
    return new Securable(SecurableKind.FUNCTION, id.toString());
  }

  /** A volume. */
  public static Securable volume(UUID id) {
    return new Securable(SecurableKind.VOLUME, id.toString());
  }

  /** An external location. */
  public static Securable location(String id) {
    return new Securable(SecurableKind.EXTERNAL_LOCATION, id);
  }

  /** A warehouse. */
  public static Securable warehouse(String id) {
    return new Securable(SecurableKind.WAREHOUSE, id);
  }

  /** A query that somebody keeps. */
  public static Securable savedQuery(String id) {
    return new Securable(SecurableKind.SAVED_QUERY, id);
  }

  /** A dashboard. */
  public static Securable dashboard(String id) {
    return new Securable(SecurableKind.DASHBOARD, id);
  }

  /** Under which its rights are kept. */
  @Override
  public String toString() {
    return kind + ":" + key;
  }
}
