package io.lakewise.catalog.entry;

import java.util.Map;

/**
 * The tags that decide which policies a table has.
 *
 * @param table its own and, where it has none of the key, those of its schema and catalog
 * @param columns by paths of names separated by dots, as spelled
 */
public record ObjectTags(Map<String, String> table, Map<String, Map<String, String>> columns) {

  /** No tags. */
  public static final ObjectTags NONE = new ObjectTags(Map.of(), Map.of());

  /** Copies the maps. */
  public ObjectTags {
    table = Map.copyOf(table);
    columns = Map.copyOf(columns);
  }
}
