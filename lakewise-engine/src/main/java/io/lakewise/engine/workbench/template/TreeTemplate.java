package io.lakewise.engine.workbench.template;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.statement.TextTemplate;
import io.lakewise.engine.tree.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The tree of texts that differ in some values alone.
 *
 * @param tree of one of them
 * @param places of the values of that one
 */
record TreeTemplate(KnownTree tree, List<Place> places) {

  /** Types whose name before a string makes a constant. */
  private static final Set<String> NAMED = Set.of("DATE", "TIMESTAMP");

  /**
   * Where a value stands in the tree.
   *
   * @param value in this tree
   * @param node the value's constant; null where none is the value alone
   * @param sign what the constant has before the value: a minus or nothing
   * @param proven whether another text with another value here had the tree that this gives
   */
  record Place(TextTemplate.Value value, JsonPointer node, String sign, boolean proven) {

    private boolean holds(TextTemplate.Value other) {
      return value.text().equals(other.text());
    }
  }

  TreeTemplate {
    places = List.copyOf(places);
  }

  /** The template that a text and its tree make. */
  static TreeTemplate of(KnownTree tree, TextTemplate text) {
    Map<Integer, List<JsonPointer>> constants = new HashMap<>();
    JsonNode root = tree.root();
    collect(root, JsonPointer.empty(), constants);
    List<Place> places = new ArrayList<>();
    for (TextTemplate.Value value : text.values()) {
      List<JsonPointer> found = constants.getOrDefault(value.start() + value.length(), List.of());
      places.add(
          found.size() == 1
              ? place(value, found.get(0), root.at(found.get(0)))
              : new Place(value, null, "", false));
    }
    return new TreeTemplate(tree, places);
  }

  private static Place place(TextTemplate.Value value, JsonPointer at, JsonNode constant) {
    boolean number = !value.kind().equals("STRING");
    boolean negative = number && constant.path("query_location_length").asInt() > value.length();
    String sign = negative ? "-" : "";
    boolean alone =
        constant.path("literal").path("kind").asText().equals(value.kind())
            && constant.path("literal").path("text").asText().equals(sign + value.text());
    return new Place(value, alone ? at : null, sign, false);
  }

  /** Gathers constants by the byte behind them in the text. */
  private static void collect(
      JsonNode node, JsonPointer at, Map<Integer, List<JsonPointer>> constants) {
    if (node.path("class").asText().equals("CONSTANT")) {
      constants.computeIfAbsent(end(node), place -> new ArrayList<>()).add(at);
      return;
    }
    if (isNamed(node)) {
      constants
          .computeIfAbsent(end(node), place -> new ArrayList<>())
          .add(at.appendProperty("child"));
      return;
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), at.appendIndex(i), constants);
      }
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      collect(field.getValue(), at.appendProperty(field.getKey()), constants);
    }
  }

  private static int end(JsonNode node) {
    return node.path("query_location").asInt() + node.path("query_location_length").asInt();
  }

  /** Whether a cast is written as {@code DATE '…'}, whose string has no place of its own. */
  private static boolean isNamed(JsonNode node) {
    JsonNode child = node.path("child");
    return node.path("class").asText().equals("CAST")
        && child.path("class").asText().equals("CONSTANT")
        && child.path("query_location_length").asInt() == 0
        && NAMED.contains(
            node.path("type_expr").path("type_name").asText().toUpperCase(Locale.ROOT));
  }

  /** The tree with other values; null if one differs whose place is not proven. */
  ObjectNode with(List<TextTemplate.Value> values) {
    return with(values, false);
  }

  private ObjectNode with(List<TextTemplate.Value> values, boolean trying) {
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      boolean known = place.proven || trying && place.node != null;
      if (!known && !place.holds(values.get(i))) {
        return null;
      }
    }
    ObjectNode copy = tree.copy();
    for (int i = 0; i < places.size(); i++) {
      if (!places.get(i).holds(values.get(i))) {
        ObjectNode literal = (ObjectNode) copy.at(places.get(i).node).path("literal");
        literal.put("text", places.get(i).sign + values.get(i).text());
      }
    }
    return copy;
  }

  /**
   * What is known with another text, whose tree DuckDB has made: the places of values that differ
   * are proven, or this begins anew with that text.
   */
  TreeTemplate and(KnownTree other, TextTemplate text) {
    ObjectNode told = with(text.values(), true);
    if (told == null || !Trees.withoutPlaces(told).equals(Trees.withoutPlaces(other.root()))) {
      return of(other, text);
    }
    List<Place> known = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      boolean proven = place.proven || !place.holds(text.values().get(i));
      known.add(new Place(place.value, place.node, place.sign, proven));
    }
    return new TreeTemplate(tree, known);
  }

  /** About what it takes. */
  long bytes() {
    return tree.bytes() + 200L * places.size();
  }
}
