package io.lakewise.engine.query;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.tree.Trees;
import java.util.ArrayList;
import java.util.List;

/**
 * Column references that repeat a table's schema, such as {@code sales.orders.id} beside {@code
 * FROM sales.orders}: the bound table is called by its last name alone, so the rest is cut.
 */
final class ColumnPrefixes {

  private record Cut(JsonNode within, List<String> qualifiers, String table) {}

  private final ObjectNode tree;
  private final List<Cut> cuts = new ArrayList<>();

  ColumnPrefixes(ObjectNode tree) {
    this.tree = tree;
  }

  /** Cuts the qualifiers of a table at {@code pointer} in the SELECT that names it. */
  void cut(JsonPointer pointer, List<String> qualifiers, String table) {
    String text = pointer.toString();
    int from = text.lastIndexOf("/from_table");
    JsonNode select = from < 0 ? tree : tree.at(text.substring(0, from));
    cuts.add(new Cut(select, qualifiers, table));
  }

  void apply() {
    cuts.forEach(cut -> apply(cut.within(), cut));
  }

  private static void apply(JsonNode node, Cut cut) {
    if (node.path("class").asText().equals("COLUMN_REF")) {
      JsonNode names = node.path("column_names");
      for (int skip = 0; skip < cut.qualifiers().size(); skip++) {
        List<String> prefix =
            new ArrayList<>(cut.qualifiers().subList(skip, cut.qualifiers().size()));
        prefix.add(cut.table());
        if (startsWith(names, prefix)) {
          ArrayNode shorter = Trees.none();
          for (int i = prefix.size() - 1; i < names.size(); i++) {
            shorter.add(names.get(i));
          }
          ((ObjectNode) node).set("column_names", shorter);
          return;
        }
      }
      return;
    }
    for (JsonNode child : node) {
      apply(child, cut);
    }
  }

  private static boolean startsWith(JsonNode names, List<String> prefix) {
    if (names.size() <= prefix.size()) {
      return false;
    }
    for (int i = 0; i < prefix.size(); i++) {
      if (!names.get(i).asText().equalsIgnoreCase(prefix.get(i))) {
        return false;
      }
    }
    return true;
  }
}
