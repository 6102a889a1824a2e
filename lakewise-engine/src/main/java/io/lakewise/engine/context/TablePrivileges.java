package io.lakewise.engine.context;

import io.lakewise.catalog.permission.Privilege;
import java.util.Map;
import java.util.Set;

/** What an operation on a table needs to be granted there. */
public final class TablePrivileges {

  private static final Set<Privilege> SEEN = Set.of();
  private static final Set<Privilege> READ = Set.of(Privilege.SELECT);
  private static final Set<Privilege> FILL = Set.of(Privilege.MODIFY);
  private static final Set<Privilege> CHANGE = Set.of(Privilege.SELECT, Privilege.MODIFY);
  private static final Set<Privilege> OWN = Set.of(Privilege.MANAGE);

  /** By how messages call the operation. */
  private static final Map<String, Set<Privilege>> NEEDED =
      Map.ofEntries(
          Map.entry("INSERT", FILL),
          Map.entry("COPY INTO", FILL),
          Map.entry("UPDATE", CHANGE),
          Map.entry("DELETE", CHANGE),
          Map.entry("MERGE", CHANGE),
          Map.entry("TRUNCATE", FILL),
          Map.entry("OPTIMIZE", CHANGE),
          Map.entry("VACUUM", FILL),
          Map.entry("REORG TABLE", CHANGE),
          Map.entry("ANALYZE TABLE", CHANGE),
          Map.entry("RESTORE", CHANGE),
          Map.entry("ALTER TABLE", OWN),
          Map.entry("COMMENT ON", OWN),
          Map.entry("SET TAG", SEEN),
          Map.entry("CLONE", READ),
          Map.entry("CREATE TABLE … LIKE", SEEN),
          Map.entry("REFERENCES", READ),
          Map.entry("table_changes", READ),
          Map.entry("DESCRIBE", SEEN),
          Map.entry("DESCRIBE HISTORY", READ),
          Map.entry("DESCRIBE DETAIL", READ),
          Map.entry("SHOW PARTITIONS", READ),
          Map.entry("SHOW TBLPROPERTIES", SEEN),
          Map.entry("SHOW CREATE TABLE", SEEN));

  private TablePrivileges() {}

  /**
   * The privileges of an operation; MANAGE stands for what only an owner may.
   *
   * @throws IllegalStateException if nobody has decided, so that it cannot be forgotten
   */
  public static Set<Privilege> of(String operation) {
    Set<Privilege> needed = NEEDED.get(operation);
    if (needed == null) {
      throw new IllegalStateException("no privileges are decided for " + operation);
    }
    return needed;
  }
}
