package io.lakewise.catalog.entry;

import io.lakewise.catalog.name.QualifiedName;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A table's name and where its log lies; all else about it is in the log.
 *
 * @param location store path of the folder that holds {@code _delta_log}
 * @param managed whether dropping it removes its files (after the days of UNDROP)
 * @param comment as the log's description was when this row was written, or null
 * @param format {@code delta}
 */
public record TableEntry(
    UUID id,
    QualifiedName name,
    String location,
    boolean managed,
    String owner,
    String comment,
    Instant createdAt,
    String format)
    implements Relation {

  /** The only format yet. */
  public static final String DELTA = "delta";

  /** Refuses what must not be null. */
  public TableEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(format, "format");
  }

  /** The same table under another name. */
  public TableEntry named(QualifiedName other) {
    return new TableEntry(id, other, location, managed, owner, comment, createdAt, format);
  }
}
