package io.lakewise.table.log;

import java.util.Map;

/**
 * A file of row changes (Delta protocol, "Add CDC File").
 *
 * @param path as in the log, below {@code _change_data}
 * @param partitionValues from physical column name to serialised value
 * @param size bytes
 * @param tags or null
 */
public record ChangeFile(
    String path, Map<String, String> partitionValues, long size, Map<String, String> tags)
    implements Action {}
