package io.lakewise.engine.query;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.workbench.Workbench;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

/**
 * A policy's query with some of its columns alone. It depends on the query and on the names of the
 * columns, and on nothing else.
 *
 * @param select the text, with the same row filter and barrier as the whole
 * @param reads what it can call columns of the table by, lower case
 */
record NarrowPolicy(String select, Set<String> reads) {

  /** From a query to the one in its place of a table, as {@link PolicySql} nests them. */
  private static final JsonPointer WITHIN = JsonPointer.compile("/from_table/subquery/node");

  /**
   * Leaves columns out.
   *
   * @param select as {@link PolicySql} has it, bound
   * @param columns those that stay, lower case
   */
  static NarrowPolicy of(Workbench workbench, String select, Set<String> columns) {
    ObjectNode tree = workbench.parse(select);
    keep(tree, columns);
    keep(tree.at(WITHIN).at(WITHIN), columns);
    return new NarrowPolicy(workbench.render(tree), Set.copyOf(ReadColumns.texts(tree)));
  }

  private static void keep(JsonNode query, Set<String> columns) {
    Iterator<JsonNode> values = query.path("select_list").iterator();
    while (values.hasNext()) {
      if (!columns.contains(name(values.next()).toLowerCase(Locale.ROOT))) {
        values.remove();
      }
    }
  }

  private static String name(JsonNode value) {
    String alias = value.path("alias").asText();
    return alias.isEmpty() ? value.path("column_names").path(0).asText() : alias;
  }
}
