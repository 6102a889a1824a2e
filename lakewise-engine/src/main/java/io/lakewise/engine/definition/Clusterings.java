package io.lakewise.engine.definition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.statement.Clustering;
import io.lakewise.engine.statement.Name;
import io.lakewise.table.feature.TableFeature;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.Set;

/** Clustering columns (Delta protocol, "Clustered Table"): a domain with physical column names. */
final class Clusterings {

  private static final String DOMAIN = "delta.clustering";
  private static final String PHYSICAL_NAME = "delta.columnMapping.physicalName";

  private Clusterings() {}

  /** Sets the clustering of a transaction's table. */
  static void set(Clustering clustering, String label, Transaction transaction) {
    ObjectNode configuration = JsonNodeFactory.instance.objectNode();
    ArrayNode columns = configuration.putArray("clusteringColumns");
    for (Name column : clustering.columns()) {
      ArrayNode path = columns.addArray();
      StructType level = transaction.metadata().schema();
      for (int i = 0; i < column.parts().size(); i++) {
        String part = column.parts().get(i);
        StructField field =
            level
                .field(part)
                .orElseThrow(() -> DefinitionErrors.noSuchLayoutColumn(label, column.toString()));
        path.add(field.metadata().getOrDefault(PHYSICAL_NAME, field.name()).toString());
        if (i + 1 < column.parts().size()) {
          if (!(field.type() instanceof StructType inner)) {
            throw DefinitionErrors.noSuchLayoutColumn(label, column.toString());
          }
          level = inner;
        }
      }
    }
    transaction.require(Set.of(TableFeature.CLUSTERING));
    transaction.domain(new DomainMetadata(DOMAIN, configuration.toString(), false));
  }
}
