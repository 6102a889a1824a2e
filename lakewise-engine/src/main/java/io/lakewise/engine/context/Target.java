package io.lakewise.engine.context;

import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.engine.observation.Lineage.Place;
import io.lakewise.engine.query.Relation;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.snapshot.Snapshot;

/**
 * The table that a statement changes or describes.
 *
 * @param entry its row in the catalog; null for a table called by its path
 * @param table the table
 * @param snapshot the version that the statement reads
 */
public record Target(TableEntry entry, DeltaTable table, Snapshot snapshot) {

  /** How messages call it. */
  public String label() {
    return entry == null ? "delta.`" + table.location() + "`" : entry.name().toString();
  }

  /** How records call it. */
  public Place place() {
    return Place.table(Relation.Versioned.recorded(label(), snapshot));
  }

  /** Schema, partition columns and properties. */
  public Metadata metadata() {
    return snapshot.metadata();
  }
}
