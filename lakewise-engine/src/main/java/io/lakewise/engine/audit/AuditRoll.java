package io.lakewise.engine.audit;

import io.lakewise.catalog.audit.AuditLink;
import io.lakewise.catalog.audit.AuditTrail;
import io.lakewise.engine.system.SystemTables;
import java.util.List;

/**
 * Puts audit records from the state into {@code system.access.audit}, each exactly once, whoever
 * else does the same. Thread-safe.
 */
public final class AuditRoll {

  private static final String APPLICATION = "lakewise-audit-";
  private static final int MOST = 5000;

  private final AuditTrail trail;
  private final SystemTables tables;

  /** Rolls from a state into tables. */
  public AuditRoll(AuditTrail trail, SystemTables tables) {
    this.trail = trail;
    this.tables = tables;
  }

  /**
   * Puts all that waits into the table.
   *
   * @throws io.lakewise.table.error.LakewiseException if that failed; what was not put there waits
   */
  public synchronized void roll() {
    for (List<AuditLink> links = trail.pending(MOST);
        !links.isEmpty();
        links = trail.pending(MOST)) {
      String chain = links.get(0).chain();
      List<AuditLink> together =
          links.stream().takeWhile(link -> link.chain().equals(chain)).toList();
      long last = together.get(together.size() - 1).sequence();
      boolean appended =
          tables.append(
              AuditTable.TABLE,
              APPLICATION + chain,
              last,
              written ->
                  together.stream()
                      .filter(link -> link.sequence() > written)
                      .map(AuditTable::row)
                      .toList());
      if (appended && tables.compact(AuditTable.TABLE)) {
        tables.vacuum(AuditTable.TABLE);
      }
      trail.removeUpTo(chain, last);
    }
  }
}
