package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.QueryParams;
import io.lakewise.server.answer.JsonAnswers;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The attributes and sub-attributes that a request asks for (RFC 7644, section 3.9); {@code id} and
 * {@code schemas} are always there.
 */
final class ScimProjection {

  private static final Set<String> ALWAYS = Set.of("id", "schemas");

  private final Set<String> wanted;
  private final Set<String> excluded;

  private ScimProjection(Set<String> wanted, Set<String> excluded) {
    this.wanted = wanted;
    this.excluded = excluded;
  }

  /** What the parameters {@code attributes} and {@code excludedAttributes} say. */
  static ScimProjection of(QueryParams query) {
    return new ScimProjection(
        paths(query.get("attributes", "")), paths(query.get("excludedAttributes", "")));
  }

  private static Set<String> paths(String list) {
    Set<String> paths = new HashSet<>();
    for (String each : list.split(",")) {
      String path = ScimFilter.name(each.strip()).toLowerCase(Locale.ROOT);
      if (!path.isEmpty()) {
        paths.add(path);
      }
    }
    return paths;
  }

  ObjectNode shown(ObjectNode resource) {
    ObjectNode shown = JsonAnswers.object();
    for (var fields = resource.fields(); fields.hasNext(); ) {
      var field = fields.next();
      String name = field.getKey().toLowerCase(Locale.ROOT);
      if (ALWAYS.contains(name)) {
        shown.set(field.getKey(), field.getValue());
      } else if (!excluded.contains(name) && asked(name)) {
        shown.set(field.getKey(), parts(name, field.getValue()));
      }
    }
    return shown;
  }

  private boolean asked(String name) {
    return wanted.isEmpty()
        || wanted.contains(name)
        || wanted.stream().anyMatch(path -> path.startsWith(name + "."));
  }

  private JsonNode parts(String name, JsonNode value) {
    if (value instanceof ArrayNode list) {
      ArrayNode shown = JsonAnswers.mapper().createArrayNode();
      list.forEach(element -> shown.add(parts(name, element)));
      return shown;
    }
    if (!(value instanceof ObjectNode object)) {
      return value;
    }
    boolean all = wanted.isEmpty() || wanted.contains(name);
    ObjectNode shown = JsonAnswers.object();
    object
        .fields()
        .forEachRemaining(
            field -> {
              String path = name + "." + field.getKey().toLowerCase(Locale.ROOT);
              if ((all || wanted.contains(path)) && !excluded.contains(path)) {
                shown.set(field.getKey(), field.getValue());
              }
            });
    return shown;
  }
}
