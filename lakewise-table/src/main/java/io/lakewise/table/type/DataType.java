package io.lakewise.table.type;

import java.io.Serializable;

/** A type of Delta's schema (Delta protocol, "Schema Serialization Format"). */
public sealed interface DataType extends Serializable
    permits PrimitiveType, DecimalType, ArrayType, MapType, StructType {}
