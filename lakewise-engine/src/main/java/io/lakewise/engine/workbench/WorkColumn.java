package io.lakewise.engine.workbench;

import java.io.Serializable;

/**
 * A column of a step's result.
 *
 * @param name its name
 * @param type in DuckDB's spelling
 */
public record WorkColumn(String name, String type) implements Serializable {}
