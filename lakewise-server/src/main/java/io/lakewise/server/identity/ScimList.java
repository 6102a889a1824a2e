package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.QueryParams;
import io.lakewise.server.answer.JsonAnswers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A page of the resources that a query means (RFC 7644, section 3.4.2). */
final class ScimList {

  /** The most resources in an answer. */
  static final int MOST = 10_000;

  private ScimList() {}

  /** Pages count from 1; a count of 0 asks for the number alone. */
  static ObjectNode of(List<ObjectNode> resources, QueryParams query) {
    String filter = query.get("filter", "");
    Predicate<JsonNode> wanted = filter.isEmpty() ? resource -> true : ScimFilter.of(filter);
    List<ObjectNode> found = new ArrayList<>(resources);
    found.removeIf(wanted.negate());
    sort(found, query);
    int first = Math.max(1, number(query, "startIndex", 1));
    int count = Math.min(MOST, Math.max(0, number(query, "count", MOST)));
    int from = Math.min(first - 1, found.size());
    List<ObjectNode> page = found.subList(from, from + Math.min(count, found.size() - from));
    ObjectNode answer = JsonAnswers.object();
    answer.putArray("schemas").add(ScimService.MESSAGES + "ListResponse");
    answer.put("totalResults", found.size()).put("startIndex", first);
    answer.put("itemsPerPage", page.size());
    ArrayNode list = answer.putArray("Resources");
    ScimProjection projection = ScimProjection.of(query);
    page.forEach(resource -> list.add(projection.shown(resource)));
    return answer;
  }

  /** By the first value of an attribute; what has none comes last, or first if descending. */
  private static void sort(List<ObjectNode> found, QueryParams query) {
    String path = query.get("sortBy", "");
    if (path.isEmpty()) {
      return;
    }
    Comparator<ObjectNode> order =
        Comparator.comparing(
            resource -> first(resource, path), Comparator.nullsLast(Comparator.naturalOrder()));
    String direction = query.get("sortOrder", "ascending").toLowerCase(Locale.ROOT);
    switch (direction) {
      case "ascending" -> found.sort(order);
      case "descending" -> found.sort(order.reversed());
      default -> throw ScimException.value("sortOrder is neither 'ascending' nor 'descending'.");
    }
  }

  private static String first(ObjectNode resource, String path) {
    return ScimFilter.values(resource, path).stream()
        .filter(JsonNode::isValueNode)
        .findFirst()
        .map(value -> value.asText().toLowerCase(Locale.ROOT))
        .orElse(null);
  }

  private static int number(QueryParams query, String name, int otherwise) {
    String text = query.get(name, "");
    try {
      return text.isEmpty() ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw ScimException.value(name + " is '" + text + "' (expected: a whole number).");
    }
  }
}
