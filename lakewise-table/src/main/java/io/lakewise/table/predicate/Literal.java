package io.lakewise.table.predicate;

import io.lakewise.table.type.DataType;
import java.io.Serializable;

/**
 * A constant that is never null.
 *
 * @param type its own type, which need not be the column's
 * @param value BOOLEAN: Boolean; whole numbers: Long; FLOAT, DOUBLE: Double; DECIMAL: BigDecimal;
 *     STRING: String; BINARY: byte[]; DATE: Long, days since the epoch; TIMESTAMP, TIMESTAMP_NTZ:
 *     Long, microseconds since the epoch
 */
public record Literal(DataType type, Object value) implements Serializable {}
