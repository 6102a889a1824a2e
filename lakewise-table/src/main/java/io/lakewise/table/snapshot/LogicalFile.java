package io.lakewise.table.snapshot;

/**
 * What identifies a file in the log (Delta protocol, "Add File and Remove File").
 *
 * @param path as in the log
 * @param deletionVectorId or null
 */
record LogicalFile(String path, String deletionVectorId) {}
