package io.lakewise.catalog.entry;

import java.io.Serializable;

/**
 * A column that a table function returns.
 *
 * @param name as it was spelled
 * @param type as it was written
 * @param comment or null
 */
public record FunctionColumn(String name, String type, String comment) implements Serializable {}
