package io.lakewise.catalog.repair;

import io.lakewise.catalog.entry.CloneEntry;
import io.lakewise.catalog.name.QualifiedName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A table that lies in the lake, as its log describes it.
 *
 * @param id the catalog's id, which names the folder
 * @param location store path
 * @param managed whether Lakewise placed it
 * @param name or null if the log carries none
 * @param owner or null if the log carries none
 * @param comment or null
 * @param createdAt time of the log's first metadata
 * @param droppedAt or null if it is not dropped
 * @param sources references of a shallow clone, else empty
 */
public record FoundTable(
    UUID id,
    String location,
    boolean managed,
    QualifiedName name,
    String owner,
    String comment,
    Instant createdAt,
    Instant droppedAt,
    List<CloneEntry> sources) {

  /** Keeps a copy of the references. */
  public FoundTable {
    sources = List.copyOf(sources);
  }
}
