package io.lakewise.catalog.repair;

import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import java.util.List;

/**
 * What a repair did and found.
 *
 * @param known tables that had a row already, dropped ones included
 * @param named tables that were given a row under the name in their log
 * @param renamed tables whose name was missing or taken
 * @param dropped tables that were recorded as dropped, so that they can be undropped
 * @param clones references that were added
 * @param missing managed tables with a row whose folder was not found; their rows were left
 * @param unreadable folders that could not be read
 * @param closing names of policies by tag that were lost, in whose place others close their tables
 */
public record RepairReport(
    int known,
    List<TableEntry> named,
    List<Renamed> renamed,
    List<TableEntry> dropped,
    int clones,
    List<TableEntry> missing,
    List<UnreadableTable> unreadable,
    List<String> closing) {

  /**
   * A table under another name than its log says.
   *
   * @param wanted the name in its log, or null
   */
  public record Renamed(TableEntry table, QualifiedName wanted) {}
}
