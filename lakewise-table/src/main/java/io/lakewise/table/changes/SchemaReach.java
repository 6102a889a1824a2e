package io.lakewise.table.changes;

import io.lakewise.table.feature.ColumnMappings;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether files of an older schema can be read with a newer one. */
final class SchemaReach {

  private static final Map<PrimitiveType, Set<PrimitiveType>> WIDER =
      Map.of(
          PrimitiveType.BYTE,
          EnumSet.of(
              PrimitiveType.SHORT, PrimitiveType.INTEGER, PrimitiveType.LONG, PrimitiveType.DOUBLE),
          PrimitiveType.SHORT,
          EnumSet.of(PrimitiveType.INTEGER, PrimitiveType.LONG, PrimitiveType.DOUBLE),
          PrimitiveType.INTEGER,
          EnumSet.of(PrimitiveType.LONG, PrimitiveType.DOUBLE),
          PrimitiveType.FLOAT,
          EnumSet.of(PrimitiveType.DOUBLE),
          PrimitiveType.DATE,
          EnumSet.of(PrimitiveType.TIMESTAMP_NTZ));

  private final Metadata end;

  SchemaReach(Metadata end) {
    this.end = end;
  }

  /** A column of the older metadata that stands in the way. */
  Optional<String> obstacle(Metadata older) {
    if (!older.partitionColumns().equals(end.partitionColumns())) {
      return Optional.of(String.join(", ", older.partitionColumns()));
    }
    for (StructField field : older.schema().fields()) {
      Optional<StructField> now = counterpart(older, field, end.schema());
      if (now.isPresent() && !reads(older, field.type(), now.get().type())) {
        return Optional.of(field.name());
      }
    }
    return Optional.empty();
  }

  private Optional<StructField> counterpart(Metadata older, StructField field, StructType struct) {
    String physical = ColumnMappings.physicalName(older, field);
    return struct.fields().stream()
        .filter(now -> ColumnMappings.physicalName(end, now).equalsIgnoreCase(physical))
        .findFirst();
  }

  private boolean reads(Metadata older, DataType then, DataType now) {
    if (then instanceof StructType thenStruct && now instanceof StructType nowStruct) {
      return thenStruct.fields().stream()
          .allMatch(
              field ->
                  counterpart(older, field, nowStruct)
                      .map(found -> reads(older, field.type(), found.type()))
                      .orElse(true));
    }
    if (then instanceof ArrayType thenArray && now instanceof ArrayType nowArray) {
      return reads(older, thenArray.element(), nowArray.element());
    }
    if (then instanceof MapType thenMap && now instanceof MapType nowMap) {
      return reads(older, thenMap.key(), nowMap.key())
          && reads(older, thenMap.value(), nowMap.value());
    }
    if (then instanceof DecimalType thenDecimal && now instanceof DecimalType nowDecimal) {
      int more = nowDecimal.scale() - thenDecimal.scale();
      return more >= 0 && nowDecimal.precision() - thenDecimal.precision() >= more;
    }
    return then.equals(now)
        || (then instanceof PrimitiveType primitive
            && WIDER.getOrDefault(primitive, Set.of()).contains(now));
  }
}
