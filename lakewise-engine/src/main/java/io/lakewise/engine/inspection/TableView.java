package io.lakewise.engine.inspection;

import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.table.snapshot.Snapshot;

/**
 * A table as one version has it.
 *
 * @param entry its name
 * @param snapshot the version
 */
public record TableView(TableEntry entry, Snapshot snapshot) {}
