package io.lakewise.catalog;

import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import java.time.Instant;
import java.util.UUID;

/** Table rows for tests that do not care what is in them. */
public final class SampleTables {

  private SampleTables() {}

  /** A managed table of the admin in the default schema. */
  public static TableEntry named(String name, Instant createdAt) {
    return named(SchemaName.DEFAULT.name(name), createdAt);
  }

  /** A managed table of the admin. */
  public static TableEntry named(QualifiedName name, Instant createdAt) {
    UUID id = UUID.randomUUID();
    return new TableEntry(
        id, name, "/lake/" + id, true, "local", null, createdAt, TableEntry.DELTA);
  }
}
