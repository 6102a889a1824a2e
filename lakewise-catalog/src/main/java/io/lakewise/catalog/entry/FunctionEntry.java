package io.lakewise.catalog.entry;

import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A function written in SQL, expanded by the engine wherever it is called. Functions have names of
 * their own: a table may be called the same.
 *
 * @param parameters in order
 * @param returnType of a scalar function, as it was written; null for a table function
 * @param returnColumns of a table function; empty for a scalar one
 * @param body what follows RETURN, as it was written
 * @param deterministic whether the same arguments always give the same answer
 * @param owner with whose rights the body runs
 * @param author id of the principal who wrote the body
 * @param comment or null
 * @param currentSchema where unqualified names in the body are looked up
 */
public record FunctionEntry(
    UUID id,
    QualifiedName name,
    List<FunctionParameter> parameters,
    String returnType,
    List<FunctionColumn> returnColumns,
    String body,
    boolean deterministic,
    String owner,
    String author,
    String comment,
    SchemaName currentSchema,
    Instant createdAt)
    implements Serializable {

  /** Refuses what must not be null. */
  public FunctionEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    parameters = List.copyOf(parameters);
    returnColumns = List.copyOf(returnColumns);
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(currentSchema, "currentSchema");
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /** The same under another id. */
  public FunctionEntry withId(UUID other) {
    return new FunctionEntry(
        other,
        name,
        parameters,
        returnType,
        returnColumns,
        body,
        deterministic,
        owner,
        author,
        comment,
        currentSchema,
        createdAt);
  }

  /** Whether it stands in a FROM clause. */
  public boolean table() {
    return returnType == null;
  }
}
