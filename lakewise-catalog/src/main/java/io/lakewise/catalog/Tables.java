package io.lakewise.catalog;

import io.lakewise.catalog.entry.DroppedTable;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Privilege;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tables, with those that were dropped and can come back. */
public interface Tables {

  /** How long a dropped table can come back. */
  Duration UNDROP = Duration.ofDays(7);

  /** A table, empty if there is none to see; a view of that name is none. */
  Optional<TableEntry> find(Viewer viewer, QualifiedName name);

  /** The table with this id, empty if there is none to see. */
  Optional<TableEntry> findById(Viewer viewer, UUID id);

  /** The table registered at this store path, empty if there is none to see. */
  Optional<TableEntry> findByLocation(Viewer viewer, String location);

  /**
   * The same, of a table on which the viewer has privileges.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) if it sees the table and has not
   */
  Optional<TableEntry> findByLocation(Viewer viewer, String location, Set<Privilege> privileges);

  /**
   * Names a table whose version 0 exists. Nothing else makes it visible.
   *
   * @throws io.lakewise.catalog.error.NameTakenException if a table or view has the name, or a
   *     table the id or location
   */
  void create(Viewer viewer, TableEntry table);

  /** Like {@link #create}, but a table that has the name is dropped in the same transaction. */
  void replace(Viewer viewer, TableEntry table);

  /** Drops a table; it can come back for {@link #UNDROP}. Answers what was dropped. */
  TableEntry drop(Viewer viewer, QualifiedName name);

  /**
   * Brings back the table that was dropped last under this name. Its schema must exist and the name
   * be free.
   */
  TableEntry undrop(Viewer viewer, QualifiedName name);

  /** Brings back a dropped table by its id, under the name that it had. */
  TableEntry undrop(Viewer viewer, UUID id);

  /** Visible dropped tables, the last dropped first. */
  List<DroppedTable> dropped(Viewer viewer);

  /** Dropped tables that left before {@code until}, the first dropped first. */
  List<DroppedTable> droppedBefore(Viewer viewer, Instant until);

  /**
   * Forgets a dropped table whose files are about to be removed, so that it cannot come back.
   *
   * @throws io.lakewise.table.error.LakewiseException if shallow clones still read its files
   */
  void purge(Viewer viewer, UUID id);
}
