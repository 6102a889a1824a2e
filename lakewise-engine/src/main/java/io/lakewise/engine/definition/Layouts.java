package io.lakewise.engine.definition;

import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What new tables have in common: their properties at first, and how they may be partitioned. */
final class Layouts {

  private Layouts() {}

  /** The properties that a new table has unless it says otherwise. */
  static Map<String, String> defaults() {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put(TableProperties.DELETION_VECTORS, "true");
    return configuration;
  }

  /** Column mapping stays as it was when a table is replaced, unless its properties say more. */
  static Map<String, String> withMapping(Map<String, String> configuration, Place place) {
    Map<String, String> result = new LinkedHashMap<>(configuration);
    if (place.replaced() != null) {
      String mode =
          place.replaced().metadata().configuration().get(TableProperties.COLUMN_MAPPING_MODE);
      if (mode != null) {
        result.putIfAbsent(TableProperties.COLUMN_MAPPING_MODE, mode);
      }
    }
    return result;
  }

  /** Refuses partition columns that rows cannot be told apart by. */
  static void checkPartitions(String label, StructType schema, List<String> columns) {
    if (!columns.isEmpty() && columns.size() == schema.fields().size()) {
      throw DefinitionErrors.onlyPartitions(label);
    }
    if (new HashSet<>(columns.stream().map(c -> c.toLowerCase(Locale.ROOT)).toList()).size()
        < columns.size()) {
      throw DefinitionErrors.columnTwice(columns.get(0));
    }
    for (String column : columns) {
      DataType type = schema.field(column).orElseThrow().type();
      boolean nested =
          type instanceof StructType || type instanceof ArrayType || type instanceof MapType;
      if (nested || type == PrimitiveType.VARIANT) {
        throw DefinitionErrors.unpartitionable(column);
      }
    }
  }
}
