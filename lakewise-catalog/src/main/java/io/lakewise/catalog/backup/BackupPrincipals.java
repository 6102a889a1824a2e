package io.lakewise.catalog.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.principal.PrincipalEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Who the principals of a backup are by now, as their ids tell: they may have other names, and
 * somebody else theirs, who must not get what was let in, granted or owned by them.
 */
final class BackupPrincipals {

  /** Columns of whatever table, with a name as it compares. */
  private static final List<String> KEYS =
      List.of("principal_key", "group_key", "member_key", "grantee_key");

  /** The same, with a name as it was spelled. */
  private static final List<String> NAMES = List.of("owner", "user_id");

  private static final JsonMapper MAPPER = new JsonMapper();

  /** Who is called otherwise now, by the name in the backup as it compares. */
  private final Map<String, String> now = new HashMap<>();

  /**
   * Compares those of a backup with those of the state.
   *
   * @param rows of the backup
   */
  BackupPrincipals(Handle handle, List<JsonNode> rows) {
    Map<String, String> names = new HashMap<>();
    Map<String, String> ids = new HashMap<>();
    handle
        .createQuery("SELECT id, name FROM principals WHERE id IS NOT NULL")
        .map((row, context) -> List.of(row.getString(1), row.getString(2)))
        .forEach(
            each -> {
              names.put(each.get(0), each.get(1));
              ids.put(NameRules.key(each.get(1)), each.get(0));
            });
    for (JsonNode line : rows) {
      JsonNode row = line.path("row");
      if (line.path("table").asText().equals("principals") && row.path("id").isTextual()) {
        String key = row.path("name_key").asText();
        String id = row.path("id").asText();
        String name = names.get(id);
        if (name != null && !NameRules.key(name).equals(key)) {
          now.put(key, name);
        } else if (name == null && ids.containsKey(key)) {
          now.put(key, PrincipalEntry.DROPPED + id);
        }
      }
    }
  }

  /**
   * Whether a row is to be inserted, which is changed to name whom it means by the name of now.
   * Credentials, memberships and grants of whoever is gone, and whose name another has, are not.
   */
  boolean isWanted(String table, ObjectNode row) {
    for (String column : KEYS) {
      String name = now.get(row.path(column).asText());
      if (name != null) {
        if (name.startsWith(PrincipalEntry.DROPPED)) {
          return false;
        }
        row.put(column, NameRules.key(name));
      }
    }
    for (String column : NAMES) {
      String name = now.get(NameRules.key(row.path(column).asText()));
      if (name != null) {
        row.put(column, name);
      }
    }
    if (table.equals("tag_policies") && !now.isEmpty()) {
      rename(row);
    }
    return true;
  }

  /**
   * A policy by tag names principals in its definition. Whoever has the name of one that is gone is
   * not spared by it, but is among those whom it is for. One that cannot be read closes its tables.
   */
  private void rename(ObjectNode row) {
    JsonNode definition;
    try {
      definition = MAPPER.readTree(row.path("definition").asText());
    } catch (JsonProcessingException unreadable) {
      return;
    }
    for (String list : List.of("to", "except")) {
      if (definition.path(list) instanceof ArrayNode names) {
        for (int i = 0; i < names.size(); i++) {
          String name = now.get(NameRules.key(names.get(i).asText()));
          if (name != null && (list.equals("except") || !name.startsWith(PrincipalEntry.DROPPED))) {
            names.set(i, name);
          }
        }
      }
    }
    row.put("definition", definition.toString());
  }
}
