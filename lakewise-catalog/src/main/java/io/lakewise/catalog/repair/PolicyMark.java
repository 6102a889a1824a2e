package io.lakewise.catalog.repair;

import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import java.util.UUID;

/**
 * That a catalog, schema or table has a policy by tag, as it is known without the state.
 *
 * @param catalog its name; empty for a policy of a table
 * @param schema its name; empty for a policy of a catalog or table
 * @param table the id of the table; null for a policy of a catalog or schema
 * @param policy the name of the policy
 */
public record PolicyMark(String catalog, String schema, UUID table, String policy) {

  /** Whether a table that is called so is in the catalog or schema. */
  boolean covers(QualifiedName name) {
    return table == null
        && NameRules.key(name.catalog()).equals(NameRules.key(catalog))
        && (schema.isEmpty() || NameRules.key(name.schema()).equals(NameRules.key(schema)));
  }
}
