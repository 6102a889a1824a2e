package io.lakewise.catalog.permission;

import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;

/** A securable as a statement or request calls it. */
public sealed interface Target {

  /** All catalogs of the lake. */
  record Metastore() implements Target {}

  /** A catalog. */
  record Catalog(String name) implements Target {}

  /** A schema. */
  record Schema(SchemaName name) implements Target {}

  /** A table or view. */
  record Table(QualifiedName name) implements Target {}

  /** A function. */
  record Function(QualifiedName name) implements Target {}

  /** A volume. */
  record Volume(QualifiedName name) implements Target {}

  /** An external location. */
  record ExternalLocation(String name) implements Target {}

  /** A warehouse by its name or id. */
  record Warehouse(String name) implements Target {}

  /** A query that somebody keeps, by its id. */
  record SavedQuery(String id) implements Target {}

  /** A dashboard, by its id. */
  record Dashboard(String id) implements Target {}
}
