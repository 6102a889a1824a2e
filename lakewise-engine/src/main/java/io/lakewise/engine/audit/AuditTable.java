package io.lakewise.engine.audit;

import static io.lakewise.table.type.PrimitiveType.DATE;
import static io.lakewise.table.type.PrimitiveType.INTEGER;
import static io.lakewise.table.type.PrimitiveType.LONG;
import static io.lakewise.table.type.PrimitiveType.STRING;
import static io.lakewise.table.type.PrimitiveType.TIMESTAMP;

import io.lakewise.catalog.audit.AuditEvent;
import io.lakewise.catalog.audit.AuditLink;
import io.lakewise.catalog.audit.Origin;
import io.lakewise.engine.system.SystemTable;
import io.lakewise.engine.system.SystemTable.Column;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code system.access.audit}: links of chains as rows, and rows as links. */
public final class AuditTable {

  private static final String EMAIL = "email";
  private static final String STATUS = "status_code";
  private static final String ERROR = "error_message";

  private static final StructType IDENTITY =
      new StructType(
          List.of(
              new StructField(EMAIL, STRING, true), new StructField("subject_name", STRING, true)));

  private static final StructType RESPONSE =
      new StructType(
          List.of(
              new StructField(STATUS, INTEGER, true),
              new StructField(ERROR, STRING, true),
              new StructField("result", STRING, true)));

  private static final int TIME = 1;
  private static final int ADDRESS = 3;
  private static final int AGENT = 4;
  private static final int USER = 5;
  private static final int SERVICE = 6;
  private static final int ACTION = 7;
  private static final int REQUEST = 8;
  private static final int PARAMETERS = 9;
  private static final int ANSWER = 10;
  private static final int CHAIN = 13;
  private static final int SEQUENCE = 14;
  private static final int PREVIOUS = 15;
  private static final int HASH = 16;

  private static final List<Integer> NEVER_NULL =
      List.of(TIME, SERVICE, ACTION, PARAMETERS, ANSWER, CHAIN, SEQUENCE, PREVIOUS, HASH);

  /** The table. */
  public static final SystemTable TABLE =
      new SystemTable(
          "access",
          "audit",
          "Who was let in, what was done and refused, and who changed what others may do; each row"
              + " is chained to the one before",
          List.of(
              new Column("version", STRING, "2.0"),
              new Column("event_time", TIMESTAMP, "when"),
              new Column("event_date", DATE, "the day of it, in UTC"),
              new Column("source_ip_address", STRING, "of the client; null where nobody called"),
              new Column("user_agent", STRING, "the client's product and version"),
              new Column(
                  "user_identity",
                  IDENTITY,
                  "the principal's name, twice; null for who was not let in"),
              new Column(
                  "service_name", STRING, "unityCatalog, accounts, databrickssql or filesystem"),
              new Column(
                  "action_name",
                  STRING,
                  "such as updatePermissions, tokenLogin, generateDbToken, commandFinish, filesPut"),
              new Column("request_id", STRING, "the same for all that one request did"),
              new Column(
                  "request_params",
                  new MapType(STRING, STRING, true),
                  "what it was about: names that exist, kinds, ids; no value"),
              new Column("response", RESPONSE, "200, or the status and kind of the error"),
              new Column("audit_level", STRING, "WORKSPACE_LEVEL"),
              new Column("event_id", STRING, "unique"),
              new Column("chain_id", STRING, "which chain the row belongs to"),
              new Column("chain_sequence", LONG, "its place there, from 1 on"),
              new Column("previous_hash", STRING, "that of the row before"),
              new Column("hash", STRING, "SHA-256 of the row and the hash before it")));

  private AuditTable() {}

  /** A link as a row. */
  static List<Object> row(AuditLink link) {
    AuditEvent event = link.event();
    Instant time = Instant.EPOCH.plus(event.time(), ChronoUnit.MICROS);
    List<Object> row = new ArrayList<>();
    row.add("2.0");
    row.add(time);
    row.add(time.atZone(ZoneOffset.UTC).toLocalDate());
    row.add(event.origin().address());
    row.add(event.origin().agent());
    row.add(
        event.user() == null ? null : struct(EMAIL, event.user(), "subject_name", event.user()));
    row.add(event.service());
    row.add(event.action());
    row.add(event.origin().request());
    row.add(new LinkedHashMap<>(event.parameters()));
    Map<String, Object> answer = struct(STATUS, event.status(), ERROR, event.error());
    answer.put("result", null);
    row.add(answer);
    row.add("WORKSPACE_LEVEL");
    row.add(link.id());
    row.add(link.chain());
    row.add(link.sequence());
    row.add(link.previousHash());
    row.add(link.hash());
    return row;
  }

  private static Map<String, Object> struct(
      String first, Object firstValue, String second, Object secondValue) {
    Map<String, Object> struct = new LinkedHashMap<>();
    struct.put(first, firstValue);
    struct.put(second, secondValue);
    return struct;
  }

  /** Whether a row has all values that each row has. */
  static boolean isComplete(List<Object> row) {
    return NEVER_NULL.stream().allMatch(column -> row.get(column) != null)
        && ((Map<?, ?>) row.get(ANSWER)).get(STATUS) != null;
  }

  /** The link that a row was made of, if nobody has touched it. */
  static AuditLink link(List<Object> row) {
    Map<?, ?> user = (Map<?, ?>) row.get(USER);
    Map<?, ?> answer = (Map<?, ?>) row.get(ANSWER);
    Map<String, String> parameters = new LinkedHashMap<>();
    ((Map<?, ?>) row.get(PARAMETERS))
        .forEach((name, value) -> parameters.put((String) name, (String) value));
    AuditEvent event =
        new AuditEvent(
            ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) row.get(TIME)),
            (String) row.get(SERVICE),
            (String) row.get(ACTION),
            user == null ? null : (String) user.get(EMAIL),
            new Origin(
                (String) row.get(ADDRESS), (String) row.get(AGENT), (String) row.get(REQUEST)),
            parameters,
            (Integer) answer.get(STATUS),
            (String) answer.get(ERROR));
    return new AuditLink(
        (String) row.get(CHAIN),
        (Long) row.get(SEQUENCE),
        event,
        (String) row.get(PREVIOUS),
        (String) row.get(HASH));
  }
}
