package io.lakewise.catalog.entry;

import java.util.List;

/**
 * Something that was found by its name.
 *
 * @param kind what it is
 * @param catalog in which it lies
 * @param schema in which it lies, or itself
 * @param name the last part of its name
 * @param owner whose it is
 * @param comment what it holds, in words, or null
 * @param columns of a table that was found by them; none for what was found otherwise
 */
public record NamedThing(
    Kind kind,
    String catalog,
    String schema,
    String name,
    String owner,
    String comment,
    List<String> columns) {

  /** Copies the list. */
  public NamedThing {
    columns = List.copyOf(columns);
  }

  /** What has a name. */
  public enum Kind {
    /** What holds the others. */
    SCHEMA,
    /** A Delta table. */
    TABLE,
    /** A query with a name. */
    VIEW,
    /** A function written in SQL. */
    FUNCTION,
    /** A folder of files. */
    VOLUME
  }
}
