package io.lakewise.engine.key;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A primary or foreign key as a table's log keeps it.
 *
 * @param name unique among the table's constraints, without regard to case
 * @param id by which foreign keys know a primary key; null for a foreign key
 * @param columns of the table; those of a foreign key in the order of the primary key's
 * @param rely whether its maker vouches for it
 * @param references what a foreign key refers to; null for a primary key
 */
public record TableKey(
    String name, UUID id, List<String> columns, boolean rely, Reference references) {

  /**
   * The primary key that a foreign key refers to. Names are left out: they change, and what may not
   * be seen must not be read from the log of a table that may.
   *
   * @param table the catalog's id of the table; null for the table itself
   * @param key the id of its primary key
   */
  public record Reference(UUID table, UUID key) {

    /** Refuses a reference to nothing. */
    public Reference {
      Objects.requireNonNull(key, "key");
    }
  }

  /** Copies the columns. */
  public TableKey {
    Objects.requireNonNull(name, "name");
    columns = List.copyOf(columns);
  }

  /** Whether it is the table's primary key. */
  public boolean primary() {
    return references == null;
  }

  /** Whether a column is one of its own. */
  public boolean has(String column) {
    return columns.stream().anyMatch(column::equalsIgnoreCase);
  }
}
