package io.lakewise.catalog.entry;

import io.lakewise.catalog.name.QualifiedName;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A folder of files that has a name, with rights of its own. Volumes have names of their own: a
 * table may be called the same.
 *
 * @param location store path, without a trailing slash
 * @param managed whether the folder is the lake's, and goes with the name
 * @param comment or null
 */
public record VolumeEntry(
    UUID id,
    QualifiedName name,
    String location,
    boolean managed,
    String owner,
    String comment,
    Instant createdAt)
    implements Serializable {

  /** Refuses what must not be null. */
  public VolumeEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /** What Unity Catalog calls a managed and another volume. */
  public String type() {
    return managed ? "MANAGED" : "EXTERNAL";
  }
}
