package io.lakewise.catalog.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.state.FormerPlaces;
import io.lakewise.catalog.state.StoredPlaces;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Rows of all tables of the state as JSON, and back, within one transaction. */
final class BackupRows {

  /** Those that others refer to come first. */
  private static final List<String> TABLES =
      List.of(
          "catalogs",
          "schemas",
          "relations",
          "dropped_tables",
          "functions",
          "volumes",
          "catalog_tags",
          "schema_tags",
          "relation_tags",
          "policies",
          "tag_policies",
          "clones",
          "locations",
          "warehouses",
          "principals",
          "passwords",
          "group_members",
          "grants",
          "tokens",
          "secrets",
          "saved_queries",
          "saved_query_versions",
          "dashboards",
          "dashboard_versions",
          "schedules",
          "schedule_runs",
          "audit_chains");

  /** Those that may be too many to hold, after all others; the first says what the second means. */
  private static final List<String> MANY =
      List.of("record_sequence", "pending_records", "statement_history", "lineage");

  /** Columns of whatever table. */
  private static final List<String> PLACES =
      List.of("location", "clone_location", "source_location");

  private final Handle handle;
  private final Map<String, Set<String>> columns = new LinkedHashMap<>();
  private final Set<String> keptRelations = new HashSet<>();
  private final BackupRecords records;
  private BackupPrincipals principals;
  private long restored;
  private long kept;

  BackupRows(Handle handle) {
    this.handle = handle;
    this.records = new BackupRecords(handle);
    Stream.of(TABLES, MANY)
        .flatMap(List::stream)
        .forEach(table -> columns.put(table, columns(handle, table)));
  }

  /** Gives on all rows, those that others refer to first. */
  static void read(Handle handle, Consumer<JsonNode> rows) {
    Stream.of(TABLES, MANY)
        .flatMap(List::stream)
        .forEach(
            table ->
                handle
                    .createQuery("SELECT * FROM " + table)
                    .map((row, context) -> json(table, row))
                    .forEach(rows));
  }

  /** Whether a row is for {@link #passOn}, else for {@link #insert}. */
  static boolean isPassedOn(JsonNode row) {
    return MANY.contains(row.path("table").asText());
  }

  /** What was done. */
  BackupReport report() {
    return new BackupReport(restored, kept);
  }

  private void count(boolean added) {
    if (added) {
      restored++;
    } else {
      kept++;
    }
  }

  /** Inserts a row of what may be too much to hold; other rows are left alone. */
  void passOn(JsonNode line) {
    if (isPassedOn(line)) {
      ObjectNode row = (ObjectNode) line.path("row");
      String table = line.path("table").asText();
      count(
          records.isWanted(table, row)
              && principals.isWanted(table, row)
              && insertedRow(table, row));
    }
  }

  /** Inserts rows of a version of the schema. */
  void insert(List<JsonNode> rows, int version) {
    if (version < FormerPlaces.UNTIL) {
      rewritePlaces(rows);
    }
    forgetFirstGrants(rows);
    principals = new BackupPrincipals(handle, rows);
    for (String table : TABLES) {
      for (JsonNode row : rows) {
        if (!row.path("table").asText().equals(table)) {
          continue;
        }
        count(inserted(table, row.path("row")));
      }
    }
  }

  private void rewritePlaces(List<JsonNode> rows) {
    FormerPlaces former = new FormerPlaces(handle.getConfig(StoredPlaces.class));
    for (JsonNode line : rows) {
      if (line.path("row").path("managed").asInt() == 1) {
        former.learn(
            line.path("row").path("id").asText(), line.path("row").path("location").asText());
      }
    }
    for (JsonNode line : rows) {
      for (String name : PLACES) {
        if (line.path("row").path(name).isTextual()) {
          ObjectNode row = (ObjectNode) line.path("row");
          row.put(name, former.stored(row.path(name).asText()));
        }
      }
    }
  }

  /** What every new state grants does not come back where it had been revoked. */
  private void forgetFirstGrants(List<JsonNode> rows) {
    Set<String> kept =
        rows.stream()
            .filter(row -> row.path("table").asText().equals("grants"))
            .map(row -> grant(row.path("row")))
            .collect(Collectors.toSet());
    if (kept.isEmpty()) {
      return;
    }
    handle
        .createQuery("SELECT * FROM grants WHERE granted_by = 'everyone'")
        .map((row, context) -> json("grants", row).path("row"))
        .list()
        .stream()
        .filter(row -> !kept.contains(grant(row)))
        .forEach(this::deleteGrant);
  }

  private static String grant(JsonNode row) {
    return row.path("securable").asText()
        + '\n'
        + row.path("grantee_key").asText()
        + '\n'
        + row.path("privilege").asText();
  }

  private void deleteGrant(JsonNode row) {
    handle
        .createUpdate(
            "DELETE FROM grants WHERE securable = :securable AND grantee_key = :grantee"
                + " AND privilege = :privilege")
        .bind("securable", row.path("securable").asText())
        .bind("grantee", row.path("grantee_key").asText())
        .bind("privilege", row.path("privilege").asText())
        .execute();
  }

  private boolean inserted(String table, JsonNode row) {
    String id = row.path("id").asText();
    boolean added =
        principals.isWanted(table, (ObjectNode) row)
            && switch (table) {
              // A table is live or dropped, never both.
              case "relations" -> !exists("dropped_tables", id) && insertedRow(table, row);
              case "dropped_tables" -> !exists("relations", id) && insertedRow(table, row);
              // It goes on where it was made, if anywhere: here it is compared with what the table
              // has.
              case "audit_chains" -> insertedRow(table, ((ObjectNode) row).put("active", 0));
              case "relation_tags" ->
                  !keptRelations.contains(row.path("relation_id").asText())
                      && insertedRow(table, row);
              default -> insertedRow(table, row);
            };
    if (!added && (table.equals("relations") || table.equals("dropped_tables"))) {
      keptRelations.add(id);
    }
    return added;
  }

  private boolean exists(String table, String id) {
    return handle
        .createQuery("SELECT count(*) FROM " + table + " WHERE id = :id")
        .bind("id", id)
        .mapTo(Long.class)
        .map(count -> count > 0)
        .one();
  }

  private boolean insertedRow(String table, JsonNode row) {
    List<String> names = new ArrayList<>();
    row.fieldNames().forEachRemaining(names::add);
    names.retainAll(columns.get(table));
    String list = String.join(", ", names);
    String values = names.stream().map(name -> ":" + name).collect(Collectors.joining(", "));
    Update update =
        handle.createUpdate(
            "INSERT INTO "
                + table
                + " ("
                + list
                + ") VALUES ("
                + values
                + ") ON CONFLICT DO NOTHING");
    for (String name : names) {
      JsonNode value = row.get(name);
      if (value.isNull()) {
        update.bindNull(name, Types.NULL);
      } else if (value.isNumber()) {
        update.bind(name, value.asLong());
      } else {
        update.bind(name, value.asText());
      }
    }
    return update.execute() == 1;
  }

  private static Set<String> columns(Handle handle, String table) {
    return handle
        .createQuery("SELECT * FROM " + table + " WHERE 1 = 0")
        .scanResultSet(
            (rows, context) -> {
              Set<String> names = new HashSet<>();
              ResultSetMetaData metadata = rows.get().getMetaData();
              for (int column = 1; column <= metadata.getColumnCount(); column++) {
                names.add(metadata.getColumnName(column).toLowerCase(Locale.ROOT));
              }
              return names;
            });
  }

  private static JsonNode json(String table, ResultSet row) throws SQLException {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    ResultSetMetaData metadata = row.getMetaData();
    for (int column = 1; column <= metadata.getColumnCount(); column++) {
      String name = metadata.getColumnName(column).toLowerCase(Locale.ROOT);
      Object value = row.getObject(column);
      if (value == null) {
        values.putNull(name);
      } else if (value instanceof Number number) {
        values.put(name, number.longValue());
      } else {
        values.put(name, value.toString());
      }
    }
    return JsonNodeFactory.instance.objectNode().put("table", table).set("row", values);
  }
}
