package io.lakewise.catalog.relational;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakewise.catalog.entry.FunctionColumn;
import io.lakewise.catalog.entry.FunctionParameter;
import io.lakewise.catalog.entry.ViewColumn;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.SchemaName;
import java.util.List;

/** What views and functions have beyond other objects, as JSON in one column. */
final class Definitions {

  /** What a view has. */
  record View(String text, List<ViewColumn> columns, String author, SchemaName currentSchema) {}

  /** What a function has. */
  record Function(
      List<FunctionParameter> parameters,
      String returnType,
      List<FunctionColumn> returnColumns,
      String body,
      boolean deterministic,
      String author,
      SchemaName currentSchema) {}

  private static final JsonMapper MAPPER = new JsonMapper();

  private Definitions() {}

  static String write(Record definition) {
    try {
      return MAPPER.writeValueAsString(definition);
    } catch (JsonProcessingException problem) {
      throw CatalogErrors.unreadableDefinition(definition.getClass().getSimpleName(), problem);
    }
  }

  static <T extends Record> T read(String name, String json, Class<T> kind) {
    try {
      return MAPPER.readValue(json, kind);
    } catch (JsonProcessingException problem) {
      throw CatalogErrors.unreadableDefinition(name, problem);
    }
  }
}
