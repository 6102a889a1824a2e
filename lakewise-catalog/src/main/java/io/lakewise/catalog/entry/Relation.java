package io.lakewise.catalog.entry;

import io.lakewise.catalog.name.QualifiedName;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** What stands in a FROM clause; tables and views share the names of a schema. */
public sealed interface Relation extends Serializable permits TableEntry, ViewEntry {

  /** Stable over renames. */
  UUID id();

  /** Where it is found. */
  QualifiedName name();

  /** Id of the principal whose rights are used and who may change it. */
  String owner();

  /** What it holds, in words, or null. */
  String comment();

  /** When it was created, to the microsecond. */
  Instant createdAt();
}
