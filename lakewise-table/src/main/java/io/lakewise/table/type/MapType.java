package io.lakewise.table.type;

/**
 * A map; keys are never null.
 *
 * @param key the type of its keys
 * @param value the type of its values
 * @param valueContainsNull whether a value may be null
 */
public record MapType(DataType key, DataType value, boolean valueContainsNull)
    implements DataType {}
