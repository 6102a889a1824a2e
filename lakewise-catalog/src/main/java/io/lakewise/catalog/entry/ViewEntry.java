package io.lakewise.catalog.entry;

import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A view, expanded by the engine wherever it is named.
 *
 * @param text the query as it was written
 * @param columns names and comments given with the view; empty if the query names them
 * @param owner with whose rights the query runs
 * @param author id of the principal who wrote the text
 * @param comment or null
 * @param currentSchema where unqualified names in the text are looked up
 */
public record ViewEntry(
    UUID id,
    QualifiedName name,
    String text,
    List<ViewColumn> columns,
    String owner,
    String author,
    String comment,
    SchemaName currentSchema,
    Instant createdAt)
    implements Relation {

  /** Refuses what must not be null. */
  public ViewEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(text, "text");
    columns = List.copyOf(columns);
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(currentSchema, "currentSchema");
    Objects.requireNonNull(createdAt, "createdAt");
  }
}
