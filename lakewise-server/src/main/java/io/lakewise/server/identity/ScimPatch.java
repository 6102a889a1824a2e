package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes of a resource by PATCH (RFC 7644, section 3.5.2). */
final class ScimPatch {

  private static final Set<String> READ_ONLY = Set.of("id", "meta", "groups", "schemas");

  /** Attributes of the RFC and of Databricks that are not kept; changes of them do nothing. */
  private static final Set<String> PASSED_OVER =
      Set.of("emails", "name", "roles", "entitlements", "nickname", "title", "locale", "timezone");

  /** Before the attributes of extensions, which are not kept either. */
  private static final String EXTENSION = "urn:ietf:params:scim:schemas:extension:";

  private static final Set<String> KEPT =
      Set.of("username", "applicationid", "displayname", "externalid", "active", "members");
  private static final Pattern FILTERED = Pattern.compile("([^\\[]+)\\[(.*)](?:[.](\\w+))?");
  private static final int MOST = 1_000;

  private ScimPatch() {}

  /** Applies all operations of a body to a resource, or none. */
  static ObjectNode applied(ObjectNode resource, JsonNode body) {
    JsonNode operations = ScimFilter.child(body, "Operations");
    if (!operations.isArray() || operations.isEmpty() || operations.size() > MOST) {
      throw ScimException.value("A PATCH needs 1 to " + MOST + " Operations.");
    }
    ObjectNode changed = resource.deepCopy();
    operations.forEach(operation -> apply(changed, operation));
    return changed;
  }

  private static void apply(ObjectNode resource, JsonNode operation) {
    String kind = ScimFilter.child(operation, "op").asText().toLowerCase(Locale.ROOT);
    String given = ScimFilter.child(operation, "path").asText("");
    if (given.startsWith(EXTENSION)) {
      return;
    }
    String path = ScimFilter.name(given);
    JsonNode value = ScimFilter.child(operation, "value");
    switch (kind) {
      case "add", "replace" -> {
        if (value.isMissingNode()) {
          throw ScimException.value("An operation '" + kind + "' needs a value.");
        }
        set(resource, path, value, kind.equals("add"));
      }
      case "remove" -> remove(resource, path, value);
      default -> throw ScimException.value("There is no operation '" + kind + "'.");
    }
  }

  private static void set(ObjectNode resource, String path, JsonNode value, boolean add) {
    if (path.isEmpty()) {
      if (!value.isObject()) {
        throw ScimException.value("Without a path the value is an object.");
      }
      value
          .fields()
          .forEachRemaining(
              each -> {
                if (!each.getKey().startsWith(EXTENSION)) {
                  set(resource, ScimFilter.name(each.getKey()), each.getValue(), add);
                }
              });
      return;
    }
    if (passedOver(path)) {
      return;
    }
    Matcher filtered = FILTERED.matcher(path);
    if (filtered.matches()) {
      setMatching(resource, path, filtered, value);
      return;
    }
    String name = spelled(resource, writable(path));
    if (add && (value.isArray() || resource.get(name) instanceof ArrayNode)) {
      ArrayNode list =
          resource.get(name) instanceof ArrayNode known ? known : resource.putArray(name);
      elements(value).forEach(element -> addNew(list, element));
    } else {
      resource.set(name, value);
    }
  }

  private static void setMatching(
      ObjectNode resource, String path, Matcher filtered, JsonNode value) {
    String name = spelled(resource, writable(filtered.group(1)));
    Predicate<JsonNode> matches = ScimFilter.of(filtered.group(2));
    boolean found = false;
    if (resource.get(name) instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        if (!matches.test(list.get(i))) {
          continue;
        }
        found = true;
        if (filtered.group(3) == null) {
          list.set(i, value);
        } else if (list.get(i) instanceof ObjectNode element) {
          element.set(filtered.group(3), value);
        } else {
          throw ScimException.path(path, "it leads into no object");
        }
      }
    }
    if (!found) {
      throw ScimException.noTarget(path);
    }
  }

  private static void remove(ObjectNode resource, String path, JsonNode value) {
    if (path.isEmpty()) {
      throw ScimException.noTarget(path);
    }
    if (passedOver(path)) {
      return;
    }
    Matcher filtered = FILTERED.matcher(path);
    String name = spelled(resource, writable(filtered.matches() ? filtered.group(1) : path));
    JsonNode there = resource.path(name);
    if (!(there instanceof ArrayNode list)) {
      resource.remove(name);
      return;
    }
    if (!filtered.matches() && value.isMissingNode()) {
      list.removeAll();
      return;
    }
    // Some directories name the elements in the value.
    List<String> ids = new ArrayList<>();
    elements(value).forEach(element -> ids.add(element.path("value").asText()));
    Predicate<JsonNode> matches =
        filtered.matches()
            ? ScimFilter.of(filtered.group(2))
            : element -> ids.contains(element.path("value").asText());
    for (int i = list.size() - 1; i >= 0; i--) {
      if (matches.test(list.get(i))) {
        list.remove(i);
      }
    }
  }

  private static Iterable<JsonNode> elements(JsonNode value) {
    return value.isArray() ? value : value.isMissingNode() ? List.of() : List.of(value);
  }

  private static void addNew(ArrayNode list, JsonNode element) {
    for (JsonNode each : list) {
      if (each.path("value").equals(element.path("value"))) {
        return;
      }
    }
    list.add(element);
  }

  private static String writable(String name) {
    if (name.isBlank()) {
      throw ScimException.path(name, "it is empty");
    }
    if (READ_ONLY.contains(name.toLowerCase(Locale.ROOT))) {
      throw ScimException.mutability("The attribute '" + name + "' cannot be changed.");
    }
    if (!KEPT.contains(name.toLowerCase(Locale.ROOT))) {
      throw ScimException.path(name, "there is no such attribute");
    }
    return name;
  }

  private static boolean passedOver(String path) {
    return PASSED_OVER.contains(path.split("[.\\[]", 2)[0].toLowerCase(Locale.ROOT));
  }

  /** The attribute as the resource spells it. */
  private static String spelled(ObjectNode resource, String name) {
    for (var names = resource.fieldNames(); names.hasNext(); ) {
      String known = names.next();
      if (known.equalsIgnoreCase(name)) {
        return known;
      }
    }
    return name;
  }
}
