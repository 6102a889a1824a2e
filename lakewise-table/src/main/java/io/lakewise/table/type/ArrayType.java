package io.lakewise.table.type;

/**
 * A list.
 *
 * @param element the type of its elements
 * @param containsNull whether an element may be null
 */
public record ArrayType(DataType element, boolean containsNull) implements DataType {}
