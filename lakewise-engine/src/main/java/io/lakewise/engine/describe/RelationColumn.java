package io.lakewise.engine.describe;

/**
 * A column of a table, view or query.
 *
 * @param name its name
 * @param type in DuckDB's spelling
 * @param comment or null
 */
public record RelationColumn(String name, String type, String comment) {}
