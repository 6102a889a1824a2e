package io.lakewise.server.record;

import io.lakewise.catalog.audit.AuditEvent;
import io.lakewise.engine.observation.TableUse;
import io.lakewise.server.record.StatementFailure.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the audit has of a statement: which tables it was let use, or what it was refused. A name
 * that nobody has is not in it.
 */
final class StatementAudit {

  private static final int LONGEST = 8000;
  private static final int HIDDEN = 403;

  private static final Map<String, Integer> STATUSES =
      Map.of(
          "PERMISSION_DENIED", HIDDEN,
          "NOT_FOUND", 404,
          "CANCELLED", 499,
          "BUSY", 429,
          "RESOURCE_EXHAUSTED", 503,
          "WORKER_LOST", 500,
          "INTERNAL_ERROR", 500);

  private final Predicate<Refusal> exists;

  /**
   * Makes records for the audit.
   *
   * @param exists whether what somebody was told not to exist does
   */
  StatementAudit(Predicate<Refusal> exists) {
    this.exists = exists;
  }

  AuditEvent of(EndedStatement statement, StatementRecord made) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("statement_id", made.id());
    parameters.put("statement_type", made.type());
    parameters.put("warehouse_id", made.place().warehouseId());
    if (!made.tables().isEmpty()) {
      parameters.put("tables", tables(made.tables()));
    }
    int status = made.errorCode() == null ? 200 : STATUSES.getOrDefault(made.errorCode(), 400);
    Optional<Refusal> refusal =
        Optional.ofNullable(statement.failure())
            .flatMap(StatementFailure::refusal)
            .filter(refused -> refused.needed() != null || exists.test(refused));
    if (refusal.isPresent()) {
      status = HIDDEN;
      parameters.put("securable_type", refusal.get().kind());
      parameters.put("securable_full_name", refusal.get().name());
      parameters.put("privilege", refusal.get().needed());
    }
    return new AuditEvent(
        made.times().ended(),
        AuditEvent.SQL,
        "commandFinish",
        made.caller().user(),
        statement.call().origin(),
        parameters,
        status,
        made.errorCode());
  }

  private static String tables(List<TableUse> uses) {
    String list =
        uses.stream()
            .map(use -> use.access() + " " + use.table())
            .distinct()
            .collect(Collectors.joining(", "));
    return list.length() <= LONGEST ? list : list.substring(0, LONGEST) + " …";
  }
}
