package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a query of one table alone can call its columns by: any text that occurs in its tree. There
 * is none for a query that may mean columns without their names, as by {@code *}, by their places,
 * or by the name of the table.
 */
final class ReadColumns {

  /** Expressions that mean no more than what is written in them. */
  private static final Set<String> PLAIN =
      Set.of(
          "BETWEEN",
          "CASE",
          "CAST",
          "COLLATE",
          "COLUMN_REF",
          "COMPARISON",
          "CONJUNCTION",
          "CONSTANT",
          "FUNCTION",
          "OPERATOR",
          "TYPE",
          "WINDOW");

  private final String alias;
  private final Set<String> texts = new HashSet<>();
  private boolean certain = true;

  private ReadColumns(String alias) {
    this.alias = alias;
  }

  /**
   * The texts in a query's tree, lower case.
   *
   * @param table the name of its only table
   * @return empty if the query may read any column
   */
  static Optional<Set<String>> of(ObjectNode tree, String table) {
    JsonNode from = tree.path("from_table");
    if (!tree.path("type").asText().equals("SELECT_NODE")
        || !from.path("type").asText().equals("BASE_TABLE")
        || !from.path("table_name").asText().equals(table)
        || !from.path("column_name_alias").isEmpty()) {
      return Optional.empty();
    }
    ReadColumns read = new ReadColumns(key(from.path("alias")));
    tree.properties().stream()
        .filter(member -> !member.getKey().equals("from_table"))
        .forEach(member -> read.walk(member.getValue()));
    return read.certain ? Optional.of(read.texts) : Optional.empty();
  }

  /** All texts in a tree, lower case. */
  static Set<String> texts(JsonNode tree) {
    ReadColumns read = new ReadColumns(null);
    read.walk(tree);
    return read.texts;
  }

  private void walk(JsonNode node) {
    if (node.isTextual()) {
      texts.add(key(node));
      certain &= !key(node).equals(alias);
      return;
    }
    String expression = node.path("class").asText();
    certain &= !node.has("from_table") && (expression.isEmpty() || PLAIN.contains(expression));
    if (expression.equals("COLUMN_REF") && node.path("column_names").size() > 1) {
      // The first may be the table's, and is not the row as long as another follows.
      JsonNode names = node.path("column_names");
      texts.add(key(names.path(0)));
      for (int i = 1; i < names.size(); i++) {
        walk(names.get(i));
      }
      return;
    }
    node.forEach(this::walk);
  }

  private static String key(JsonNode text) {
    return text.asText().toLowerCase(Locale.ROOT);
  }
}
