package io.lakewise.engine.inspection;

import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.engine.describe.ShownProperties;
import io.lakewise.table.snapshot.Snapshot;
import java.util.Map;

/**
 * A table as one version has it.
 *
 * @param entry its name
 * @param snapshot the version
 * @param hidesRows whether a row filter holds for it, so that nobody is told how many rows it has
 */
public record TableView(TableEntry entry, Snapshot snapshot, boolean hidesRows) {

  /** The table's properties that are shown to whoever sees it. */
  public Map<String, String> properties() {
    return ShownProperties.of(snapshot.metadata());
  }
}
