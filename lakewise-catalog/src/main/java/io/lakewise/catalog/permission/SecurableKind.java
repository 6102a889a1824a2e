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
  /** A folder of files in a schema. */
  VOLUME,
  /** A folder outside of the schemas. */
  EXTERNAL_LOCATION,
  /** Where statements of a server run. */
  WAREHOUSE,
  /** A query that somebody keeps. */
  SAVED_QUERY,
  /** Queries and charts that are shown together. */
  DASHBOARD
}
