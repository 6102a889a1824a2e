package io.lakewise.engine.alteration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.table.type.SchemaJson;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.List;

/** Columns as Delta's history shows them. */
final class FieldJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FieldJson() {}

  static JsonNode of(StructField field) {
    try {
      return JSON.readTree(SchemaJson.print(new StructType(List.of(field)))).path("fields").get(0);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema that was printed cannot be read", e);
    }
  }
}
