package io.lakewise.catalog.permission;

/** What rights can be given on. */
public enum SecurableKind {
  /** All catalogs of the lake. */
  METASTORE,
  /** A catalog. */
  CATALOG,
  /** A schema. */
  SCHEMA,
  /** A table or a view. */
  TABLE,
  /** A function. */
  FUNCTION,
  /** Where statements of a server run. */
  WAREHOUSE
}
