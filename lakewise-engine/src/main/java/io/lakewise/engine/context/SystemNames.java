package io.lakewise.engine.context;

import io.lakewise.catalog.Viewer;
import io.lakewise.engine.error.NameErrors;
import java.util.Set;

/** What may be done to the catalog {@code system}: nothing but reading, by anybody but Lakewise. */
public final class SystemNames {

  /** The catalog's name. */
  public static final String CATALOG = "system";

  /** On whose behalf Lakewise writes there; nobody signs in under this name. */
  public static final Viewer OWNER = new Viewer(CATALOG, true);

  private static final Set<String> SOURCES = Set.of("CLONE", "CREATE TABLE … LIKE");

  private SystemNames() {}

  /**
   * Refuses to change what lies in the catalog.
   *
   * @param catalog of the object
   * @param label how messages call the object
   */
  public static void refuseChange(String catalog, String label) {
    if (catalog.equalsIgnoreCase(CATALOG)) {
      throw NameErrors.systemIsReadOnly(label);
    }
  }

  /** Whether an operation on a table, as messages call it, leaves the table as it is. */
  static boolean reads(String operation) {
    return operation.startsWith("DESCRIBE")
        || operation.startsWith("SHOW")
        || SOURCES.contains(operation)
        || Character.isLowerCase(operation.charAt(0));
  }
}
