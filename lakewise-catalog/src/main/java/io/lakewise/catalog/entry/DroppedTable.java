package io.lakewise.catalog.entry;

import java.io.Serializable;
import java.time.Instant;

/**
 * A table that was dropped and can come back until its days are over.
 *
 * @param table as it was
 * @param droppedAt when, to the microsecond
 */
public record DroppedTable(TableEntry table, Instant droppedAt) implements Serializable {}
