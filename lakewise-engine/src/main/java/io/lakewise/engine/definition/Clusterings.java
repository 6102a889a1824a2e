package io.lakewise.engine.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.error.AlterationErrors;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.statement.Clustering;
import io.lakewise.engine.statement.Name;
import io.lakewise.table.feature.ColumnMappings;
import io.lakewise.table.feature.TableFeature;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.SchemaJson;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Clustering columns (Delta protocol, "Clustered Table"): a domain with physical column names. */
public final class Clusterings {

  private static final String DOMAIN = "delta.clustering";
  private static final int MOST = 4;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Types without bounds in statistics, so that clustering by them is of no use. */
  private static final Set<PrimitiveType> UNORDERED =
      EnumSet.of(PrimitiveType.BOOLEAN, PrimitiveType.BINARY, PrimitiveType.VARIANT);

  private Clusterings() {}

  /** Sets the clustering of a transaction's table. */
  public static void set(Clustering clustering, String label, Transaction transaction) {
    if (clustering.kind() == Clustering.Kind.AUTO) {
      throw DefinitionErrors.notSupported("CLUSTER BY AUTO", "name the columns, or say NONE");
    }
    if (!clustering.columns().isEmpty() && !transaction.metadata().partitionColumns().isEmpty()) {
      throw AlterationErrors.clusteredPartitions(label);
    }
    if (clustering.columns().size() > MOST) {
      throw AlterationErrors.tooManyClusteringColumns(clustering.columns().size());
    }
    ObjectNode configuration = JsonNodeFactory.instance.objectNode();
    ArrayNode columns = configuration.putArray("clusteringColumns");
    for (Name column : clustering.columns()) {
      ArrayNode path = columns.addArray();
      physical(transaction.metadata(), column, label).forEach(path::add);
    }
    transaction.require(Set.of(TableFeature.CLUSTERING));
    transaction.domain(new DomainMetadata(DOMAIN, configuration.toString(), false));
  }

  /** Removes the clustering that a table had, in a transaction that replaces it. */
  static void remove(Snapshot replaced, Transaction transaction) {
    DomainMetadata domain = replaced.domains().get(DOMAIN);
    if (domain != null) {
      transaction.domain(new DomainMetadata(DOMAIN, domain.configuration(), true));
    }
  }

  /** Takes over the clustering of another table, whose columns have the same names in files. */
  static void copy(Snapshot source, Transaction transaction) {
    List<Name> columns = columns(source).stream().map(path -> new Name(path, 0)).toList();
    if (!columns.isEmpty()) {
      set(new Clustering(Clustering.Kind.COLUMNS, columns), source.location(), transaction);
    }
  }

  /** The clustering columns of a version, by their logical names. */
  public static List<List<String>> columns(Snapshot snapshot) {
    DomainMetadata domain = snapshot.domains().get(DOMAIN);
    if (domain == null) {
      return List.of();
    }
    try {
      List<List<String>> columns = new ArrayList<>();
      for (JsonNode path : JSON.readTree(domain.configuration()).path("clusteringColumns")) {
        columns.add(logical(snapshot.metadata(), path));
      }
      return columns;
    } catch (JsonProcessingException e) {
      throw DefinitionErrors.unreadableClustering(snapshot.location(), e);
    }
  }

  /** Columns as Delta's history shows them. */
  public static String spelled(List<List<String>> columns) {
    return columns.stream().map(path -> String.join(".", path)).collect(Collectors.joining(","));
  }

  private static List<String> logical(Metadata metadata, JsonNode path) {
    List<String> names = new ArrayList<>();
    StructType level = metadata.schema();
    for (JsonNode part : path) {
      StructField field =
          level.fields().stream()
              .filter(each -> ColumnMappings.physicalName(metadata, each).equals(part.asText()))
              .findFirst()
              .orElse(null);
      names.add(field == null ? part.asText() : field.name());
      level =
          field != null && field.type() instanceof StructType inner
              ? inner
              : new StructType(List.of());
    }
    return names;
  }

  private static List<String> physical(Metadata metadata, Name column, String label) {
    List<String> path = new ArrayList<>();
    StructType level = metadata.schema();
    StructField field = null;
    for (int i = 0; i < column.parts().size(); i++) {
      field =
          level
              .field(column.parts().get(i))
              .orElseThrow(() -> DefinitionErrors.noSuchLayoutColumn(label, column.toString()));
      path.add(ColumnMappings.physicalName(metadata, field));
      level = field.type() instanceof StructType inner ? inner : new StructType(List.of());
    }
    boolean ordered =
        field.type() instanceof DecimalType
            || (field.type() instanceof PrimitiveType primitive && !UNORDERED.contains(primitive));
    if (!ordered) {
      throw AlterationErrors.unclusterable(
          column.toString(), SchemaJson.printType(field.type()).replace("\"", ""));
    }
    return path;
  }
}
