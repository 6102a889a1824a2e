package io.lakewise.catalog.audit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is recorded of one decision or change, without a text or a value of a statement.
 *
 * @param time microseconds since the epoch
 * @param service {@code unityCatalog}, {@code accounts}, {@code databrickssql} or {@code
 *     filesystem}, as Databricks calls them
 * @param action such as {@code updatePermissions}
 * @param user who asked; null if nobody was let in
 * @param origin where the request came from
 * @param parameters what it was about, sorted
 * @param status as HTTP has it: 200 for what was done
 * @param error which kind of error it was; null without one
 */
public record AuditEvent(
    long time,
    String service,
    String action,
    String user,
    Origin origin,
    Map<String, String> parameters,
    int status,
    String error) {

  /** What Unity Catalog does in Databricks. */
  public static final String CATALOG = "unityCatalog";

  /** What Databricks' accounts do: people, groups, tokens. */
  public static final String ACCOUNTS = "accounts";

  /** Statements. */
  public static final String SQL = "databrickssql";

  /** Files of volumes. */
  public static final String FILES = "filesystem";

  /** Sorts the parameters; those without a value are left out. */
  public AuditEvent {
    Map<String, String> sorted = new TreeMap<>(parameters == null ? Map.of() : parameters);
    sorted.values().removeIf(value -> value == null);
    parameters = Collections.unmodifiableMap(sorted);
    origin = origin == null ? Origin.NONE : origin;
  }
}
