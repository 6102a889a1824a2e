package io.lakewise.catalog.entry;

import java.io.Serializable;

/**
 * A column of a view.
 *
 * @param name as it was spelled
 * @param comment or null
 */
public record ViewColumn(String name, String comment) implements Serializable {}
