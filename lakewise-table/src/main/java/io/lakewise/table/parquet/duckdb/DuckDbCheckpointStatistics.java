package io.lakewise.table.parquet.duckdb;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.io.IOException;

/**
 * Statistics that a checkpoint holds as a struct only ({@code stats_parsed}; table property {@code
 * delta.checkpoint.writeStatsAsStruct}), turned into the JSON that commits have.
 *
 * @param type of {@code stats_parsed}, null if the checkpoint has none that we understand
 */
record DuckDbCheckpointStatistics(StructType type) {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** What a DuckDB type says; null for none. */
  static DuckDbCheckpointStatistics of(String duckDbType) {
    try {
      if (duckDbType != null && DuckDbTypes.fromDuckDb(duckDbType) instanceof StructType struct) {
        return new DuckDbCheckpointStatistics(struct);
      }
    } catch (LakewiseException typeWithoutStatistics) {
      return new DuckDbCheckpointStatistics(null);
    }
    return new DuckDbCheckpointStatistics(null);
  }

  boolean present() {
    return type != null;
  }

  /** The statistics as the JSON that commits have, from DuckDB's JSON of the struct. */
  String json(byte[] parsed) {
    try {
      ObjectNode statistics = MAPPER.createObjectNode();
      if (MAPPER.readTree(parsed) instanceof ObjectNode found) {
        copy(found, type, statistics);
      }
      return statistics.toString();
    } catch (IOException e) {
      throw new IllegalStateException("DuckDB gave no JSON", e);
    }
  }

  private static void copy(ObjectNode from, StructType type, ObjectNode to) {
    for (StructField field : type.fields()) {
      JsonNode value = from.get(field.name());
      if (value == null || value.isNull()) {
        continue;
      }
      if (field.type() instanceof StructType nested && value instanceof ObjectNode object) {
        copy(object, nested, to.putObject(field.name()));
      } else {
        to.set(field.name(), value(field.type(), value));
      }
    }
  }

  private static JsonNode value(DataType type, JsonNode value) {
    if (type == PrimitiveType.TIMESTAMP || type == PrimitiveType.TIMESTAMP_NTZ) {
      String text = value.asText().replace(' ', 'T').replaceFirst("[+-]00(:00)?$", "");
      return MAPPER.getNodeFactory().textNode(type == PrimitiveType.TIMESTAMP ? text + "Z" : text);
    }
    return value;
  }
}
