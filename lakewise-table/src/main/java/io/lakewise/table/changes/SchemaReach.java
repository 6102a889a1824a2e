package io.lakewise.table.changes;

import io.lakewise.table.feature.ColumnMappings;
import io.lakewise.table.feature.TypeChanges;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.Optional;

/** Whether files of an older schema can be read with a newer one. */
final class SchemaReach {

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
    return then.equals(now) || TypeChanges.widens(then, now);
  }
}
