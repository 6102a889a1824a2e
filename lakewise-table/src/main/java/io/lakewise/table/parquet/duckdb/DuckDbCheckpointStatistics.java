package io.lakewise.table.parquet.duckdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.log.Action;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.LogSink;
import io.lakewise.table.log.Sidecar;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;

/**
 * Statistics that a checkpoint holds as a struct only ({@code stats_parsed}; table property {@code
 * delta.checkpoint.writeStatsAsStruct}), turned into the JSON that commits have.
 *
 * @param type of {@code stats_parsed}, null if the checkpoint has none that we understand
 */
record DuckDbCheckpointStatistics(StructType type) {

  /** The {@code add} that actions are made of, without the parsed statistics. */
  static final String WITHOUT =
      "{'path': add.path, 'partitionValues': add.partitionValues, 'size': add.size,"
          + " 'modificationTime': add.modificationTime, 'dataChange': add.dataChange,"
          + " 'stats': add.stats, 'tags': add.tags, 'deletionVector': add.deletionVector,"
          + " 'baseRowId': add.baseRowId,"
          + " 'defaultRowCommitVersion': add.defaultRowCommitVersion,"
          + " 'clusteringProvider': add.clusteringProvider}";

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** What the type of a checkpoint's {@code add} column says. */
  static DuckDbCheckpointStatistics of(String addType) {
    if (addType == null || !addType.contains("stats_parsed")) {
      return new DuckDbCheckpointStatistics(null);
    }
    try {
      if (DuckDbTypes.fromDuckDb(addType) instanceof StructType add) {
        return add.field("stats_parsed")
            .map(StructField::type)
            .filter(StructType.class::isInstance)
            .map(type -> new DuckDbCheckpointStatistics((StructType) type))
            .orElse(new DuckDbCheckpointStatistics(null));
      }
    } catch (LakewiseException typeWithoutStatistics) {
      return new DuckDbCheckpointStatistics(null);
    }
    return new DuckDbCheckpointStatistics(null);
  }

  boolean present() {
    return type != null;
  }

  /** The type of {@code add} with the parsed statistics at its end. */
  String extend(String addType) {
    return addType.substring(0, addType.length() - 1)
        + ", stats_parsed "
        + DuckDbTypes.toDuckDb(type)
        + ")";
  }

  /** A sink that gives each added file these statistics. */
  LogSink restoring(String parsed, LogSink sink) {
    String stats = json(parsed);
    return new LogSink() {
      @Override
      public void action(Action action) {
        sink.action(action instanceof AddFile add ? with(add, stats) : action);
      }

      @Override
      public void sidecar(Sidecar sidecar) {
        sink.sidecar(sidecar);
      }
    };
  }

  private String json(String parsed) {
    try {
      ObjectNode statistics = MAPPER.createObjectNode();
      if (MAPPER.readTree(parsed) instanceof ObjectNode found) {
        copy(found, type, statistics);
      }
      return statistics.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("DuckDB gave no JSON: " + parsed, e);
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

  private static AddFile with(AddFile add, String stats) {
    return new AddFile(
        add.path(),
        add.partitionValues(),
        add.size(),
        add.modificationTime(),
        add.dataChange(),
        stats,
        add.tags(),
        add.deletionVector(),
        add.baseRowId(),
        add.defaultRowCommitVersion(),
        add.clusteringProvider());
  }
}
