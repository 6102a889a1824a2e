package io.lakewise.engine.session;

import java.io.Serializable;

/**
 * A column of a result.
 *
 * @param name as the query says
 * @param type the SQL type in DuckDB's spelling, such as {@code DECIMAL(10,2)} or {@code STRUCT(a
 *     INTEGER)}
 */
public record ResultColumn(String name, String type) implements Serializable {}
