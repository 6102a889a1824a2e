package io.lakewise.engine.definition;

import io.lakewise.catalog.name.QualifiedName;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a table's own log keeps of its name, so that names can be rebuilt from the tables. */
final class NamesInLog {

  private NamesInLog() {}

  /** Table properties that carry a name and its owner. */
  static Map<String, String> of(QualifiedName name, String owner) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("lakewise.catalogName", name.catalog());
    properties.put("lakewise.schemaName", name.schema());
    properties.put("lakewise.tableName", name.name());
    properties.put("lakewise.owner", owner);
    return properties;
  }
}
