package io.lakewise.engine.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of a query and what each comes from. */
final class TreeColumns {

  private static final int MOST_ROUNDS = 20;

  private final FromClause from;
  private final Expressions expressions;

  /**
   * Reads trees.
   *
   * @param tables the columns of what their names of tables stand for
   * @param files what functions that read files read
   */
  TreeColumns(Map<String, List<Traced>> tables, FilesRead files) {
    this.expressions = new Expressions(this::query);
    this.from = new FromClause(tables, files, this::query, expressions);
  }

  /** The columns of a whole query. */
  List<Traced> columns(JsonNode tree) {
    return query(tree, null);
  }

  private List<Traced> query(JsonNode node, Scope outer) {
    Scope scope = new Scope(outer);
    for (JsonNode each : node.path("cte_map").path("map")) {
      JsonNode value = each.path("value");
      JsonNode inner = value.path("query_node");
      List<Traced> columns =
          inner.path("type").asText().equals("RECURSIVE_CTE_NODE")
              ? recursive(inner, each.path("key").asText(), value.path("aliases"), scope)
              : query(inner, scope);
      scope.query(each.path("key").asText(), FromItem.renamed(columns, value.path("aliases")));
    }
    return switch (node.path("type").asText()) {
      case "SELECT_NODE" -> select(node, scope);
      case "SET_OPERATION_NODE" -> operation(node, scope);
      case "RECURSIVE_CTE_NODE" ->
          recursive(node, node.path("cte_name").asText(), node.path("aliases"), scope);
      default -> List.of(Traced.rest(Set.of()));
    };
  }

  private List<Traced> select(JsonNode node, Scope scope) {
    from.add(node.path("from_table"), scope);
    List<Traced> columns = new ArrayList<>();
    for (JsonNode item : node.path("select_list")) {
      columns.addAll(expressions.columns(item, scope));
    }
    return columns;
  }

  /** Rows of EXCEPT and INTERSECT are those of the first query. */
  private List<Traced> operation(JsonNode node, Scope scope) {
    String type = node.path("setop_type").asText();
    JsonNode children = node.path("children");
    List<Traced> all = query(children.path(0), scope);
    if (type.equals("EXCEPT") || type.equals("INTERSECT")) {
      return all;
    }
    for (int at = 1; at < children.size(); at++) {
      List<Traced> more = query(children.path(at), scope);
      all = type.equals("UNION_BY_NAME") ? byName(all, more) : byPosition(all, more);
    }
    return all;
  }

  private static List<Traced> byPosition(List<Traced> one, List<Traced> other) {
    List<Traced> all = new ArrayList<>();
    for (int at = 0; at < Math.max(one.size(), other.size()); at++) {
      Traced more = at < other.size() ? other.get(at) : Traced.rest(Set.of());
      all.add(at < one.size() ? one.get(at).and(more.origins()) : more);
    }
    return all;
  }

  private static List<Traced> byName(List<Traced> one, List<Traced> other) {
    List<Traced> all = new ArrayList<>(one);
    for (Traced more : other) {
      int at = 0;
      while (at < all.size() && !all.get(at).is(more.name())) {
        at++;
      }
      if (at < all.size()) {
        all.set(at, all.get(at).and(more.origins()));
      } else {
        all.add(more);
      }
    }
    return all;
  }

  private List<Traced> recursive(JsonNode node, String name, JsonNode aliases, Scope outer) {
    List<Traced> columns = FromItem.renamed(query(node.path("left"), outer), aliases);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Scope scope = new Scope(outer);
      scope.query(name, columns);
      List<Traced> next = byPosition(columns, query(node.path("right"), scope));
      if (next.equals(columns)) {
        break;
      }
      columns = next;
    }
    return columns;
  }
}
