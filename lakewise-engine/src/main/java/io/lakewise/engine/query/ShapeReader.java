package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.observation.QueryShape;
import io.lakewise.engine.observation.QueryShape.PredicateShape;
import io.lakewise.table.type.StructType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the shape of a query off its tree. Of names, only those of columns that a referenced table
 * has get into it: aliases, functions and constants are its author's.
 */
final class ShapeReader {

  private static final int MOST = 500;
  private static final String LEFT = "left";
  private static final String RIGHT = "right";

  private static final Map<String, String> MODIFIERS =
      Map.of(
          "ORDER_MODIFIER", "ORDER_BY",
          "LIMIT_MODIFIER", "LIMIT",
          "LIMIT_PERCENT_MODIFIER", "LIMIT",
          "DISTINCT_MODIFIER", "DISTINCT");

  private static final Map<String, String> OPERATORS =
      Map.of(
          "COMPARE_IN", "IN",
          "COMPARE_NOT_IN", "NOT_IN",
          "OPERATOR_IS_NULL", "IS_NULL",
          "OPERATOR_IS_NOT_NULL", "IS_NOT_NULL");

  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "~~", "LIKE",
          "!~~", "NOT_LIKE",
          "~~*", "LIKE",
          "like_escape", "LIKE",
          "prefix", "STARTS_WITH",
          "starts_with", "STARTS_WITH",
          "contains", "CONTAINS",
          "regexp_matches", "REGULAR_EXPRESSION");

  private final List<BoundReference.Version> tables = new ArrayList<>();
  private final List<String> operators = new ArrayList<>();
  private final List<PredicateShape> predicates = new ArrayList<>();

  private ShapeReader(List<BoundReference> references) {
    for (BoundReference reference : references) {
      if (reference instanceof BoundReference.Version version) {
        tables.add(version);
      }
    }
  }

  /** The shape of a tree whose tables are known. */
  static QueryShape of(JsonNode tree, List<BoundReference> references) {
    ShapeReader reader = new ShapeReader(references);
    Deque<JsonNode> left = new ArrayDeque<>();
    left.push(tree);
    while (!left.isEmpty()) {
      JsonNode node = left.pop();
      if (node.isObject()) {
        reader.look(node);
      }
      for (JsonNode child : node) {
        if (child.isContainerNode() && !child.isEmpty()) {
          left.push(child);
        }
      }
    }
    Collections.sort(reader.operators);
    reader.predicates.sort((one, other) -> one.toString().compareTo(other.toString()));
    return new QueryShape(reader.operators, reader.predicates);
  }

  private void look(JsonNode node) {
    String type = node.path("type").asText();
    switch (node.path("class").asText()) {
      case "COMPARISON" -> {
        String kind = kind(type);
        predicate(kind, node.path(LEFT), node.path(RIGHT));
        predicate(mirrored(kind), node.path(RIGHT), node.path(LEFT));
      }
      case "BETWEEN" -> predicate("BETWEEN", node.path("input"), node.path("lower"));
      case "OPERATOR" -> operator(type, node.path("children"));
      case "FUNCTION" -> function(node);
      case "WINDOW" -> operator("WINDOW");
      case "SUBQUERY" -> operator("SUBQUERY");
      default -> relation(node, type);
    }
  }

  private void relation(JsonNode node, String type) {
    switch (type) {
      case "SELECT_NODE" -> {
        clause(node, "group_expressions", "GROUP_BY");
        clause(node, "having", "HAVING");
        clause(node, "qualify", "QUALIFY");
        clause(node, "sample", "SAMPLE");
      }
      case "SET_OPERATION_NODE" -> operator(word(node, "setop_type"));
      case "RECURSIVE_CTE_NODE" -> operator("RECURSION");
      case "BASE_TABLE" -> operator("SCAN");
      case "JOIN" -> operator("JOIN_" + word(node, "join_type"));
      case "TABLE_FUNCTION" -> operator("TABLE_FUNCTION");
      case "EXPRESSION_LIST" -> operator("VALUES");
      case "PIVOT" -> operator("PIVOT");
      default -> {
        String modifier = MODIFIERS.get(type);
        if (modifier != null && !isWithoutOrders(node)) {
          operator(modifier);
        }
      }
    }
  }

  /** Functions have a clause of this kind, too, most of them an empty one. */
  private static boolean isWithoutOrders(JsonNode modifier) {
    return modifier.has("orders") && modifier.path("orders").isEmpty();
  }

  private void clause(JsonNode node, String field, String name) {
    JsonNode clause = node.path(field);
    if (!clause.isMissingNode() && !clause.isNull() && !clause.isEmpty()) {
      operator(name);
    }
  }

  private void operator(String name) {
    if (operators.size() < MOST) {
      operators.add(name);
    }
  }

  private void operator(String type, JsonNode children) {
    String kind = OPERATORS.get(type);
    if (kind != null) {
      predicate(kind, children.path(0), children.path(1));
    }
  }

  private void function(JsonNode node) {
    String name = node.path("function_name").asText().toLowerCase(Locale.ROOT);
    String kind = FUNCTIONS.get(name);
    if (kind != null) {
      JsonNode arguments = node.path("arguments");
      predicate(kind, arguments.path(0).path("expression"), arguments.path(1).path("expression"));
    }
  }

  private void predicate(String kind, JsonNode side, JsonNode other) {
    boolean bare = isColumn(side);
    JsonNode column = bare ? side : columnIn(side);
    if (column == null || predicates.size() >= MOST) {
      return;
    }
    for (JsonNode part : column.path("column_names")) {
      String name = part.asText();
      List<BoundReference.Version> having =
          tables.stream().filter(table -> schema(table).field(name).isPresent()).toList();
      if (!having.isEmpty()) {
        String spelled = schema(having.get(0)).field(name).orElseThrow().name();
        String table = having.size() == 1 ? having.get(0).tableName() : null;
        predicates.add(new PredicateShape(table, spelled, kind, operand(other), bare));
        return;
      }
    }
  }

  private static StructType schema(BoundReference.Version table) {
    return table.snapshot().schema();
  }

  private static boolean isColumn(JsonNode node) {
    return node.path("class").asText().equals("COLUMN_REF");
  }

  /** The first column inside an expression, not in a query inside it; null if there is none. */
  private static JsonNode columnIn(JsonNode expression) {
    Deque<JsonNode> left = new ArrayDeque<>();
    left.push(expression);
    while (!left.isEmpty()) {
      JsonNode node = left.pop();
      if (isColumn(node)) {
        return node;
      }
      if (!node.path("class").asText().equals("SUBQUERY")) {
        node.forEach(child -> pushContainer(left, child));
      }
    }
    return null;
  }

  private static void pushContainer(Deque<JsonNode> left, JsonNode node) {
    if (node.isContainerNode() && !node.isEmpty()) {
      left.push(node);
    }
  }

  private static String operand(JsonNode other) {
    if (other.isMissingNode()) {
      return "NOTHING";
    }
    if (other.path("class").asText().equals("CONSTANT")) {
      return "CONSTANT";
    }
    return isColumn(other) ? "COLUMN" : columnIn(other) == null ? "CONSTANT" : "EXPRESSION";
  }

  private static String kind(String type) {
    return switch (type) {
      case "COMPARE_EQUAL" -> "EQUAL";
      case "COMPARE_NOTEQUAL" -> "NOT_EQUAL";
      case "COMPARE_LESSTHAN" -> "LESS";
      case "COMPARE_LESSTHANOREQUALTO" -> "LESS_OR_EQUAL";
      case "COMPARE_GREATERTHAN" -> "GREATER";
      case "COMPARE_GREATERTHANOREQUALTO" -> "GREATER_OR_EQUAL";
      case "COMPARE_DISTINCT_FROM" -> "DISTINCT_FROM";
      case "COMPARE_NOT_DISTINCT_FROM" -> "NOT_DISTINCT_FROM";
      default -> "OTHER";
    };
  }

  private static String mirrored(String kind) {
    return switch (kind) {
      case "LESS" -> "GREATER";
      case "LESS_OR_EQUAL" -> "GREATER_OR_EQUAL";
      case "GREATER" -> "LESS";
      case "GREATER_OR_EQUAL" -> "LESS_OR_EQUAL";
      default -> kind;
    };
  }

  /** A word that DuckDB chose, not the author. */
  private static String word(JsonNode node, String field) {
    return node.path(field).asText().toUpperCase(Locale.ROOT).replace(' ', '_');
  }
}
