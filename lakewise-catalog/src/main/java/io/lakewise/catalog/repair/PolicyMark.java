package io.lakewise.catalog.repair;

import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import java.util.UUID;

/**
 * That a catalog, schema or table has a policy by tag, as it is known without the state.
 *
 * @param catalog its name; empty for a policy of a table, and for one of which nobody knows where
 *     it was
 * @param schema its name; empty for a policy of a catalog or table
 * @param table the id of the table; null for any other policy
 * @param policy the name of the policy
 */
public record PolicyMark(String catalog, String schema, UUID table, String policy) {

  /**
   * Of a policy of which nobody knows where it was: it may have been anywhere.
   *
   * @param policy a name for it
   */
  public static PolicyMark anywhere(String policy) {
    return new PolicyMark("", "", null, policy);
  }

  /** Whether a table that is called so is in the catalog or schema, or may have been. */
  boolean covers(QualifiedName name) {
    return table == null
        && (catalog.isEmpty() || NameRules.key(name.catalog()).equals(NameRules.key(catalog)))
        && (schema.isEmpty() || NameRules.key(name.schema()).equals(NameRules.key(schema)));
  }
}
