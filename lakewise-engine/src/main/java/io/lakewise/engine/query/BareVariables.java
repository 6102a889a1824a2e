package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.table.error.LakewiseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Session variables that are called by their bare name: {@code v} is the variable where no column
 * in reach is called so. Only DuckDB knows which columns are in reach, so it is asked, and only for
 * queries that have such a name.
 */
final class BareVariables {

  /** What DuckDB says of a name that is no column, and of one that {@code AS} gives only later. */
  private static final Pattern MISSING =
      Pattern.compile(
          "(?:Referenced column|Column) \"([^\"]*)\""
              + " (?:(?:was )?not found|referenced that exists in the SELECT clause)");

  private final Function<String, Optional<JsonNode>> variables;
  private final Consumer<ObjectNode> planner;

  /**
   * Resolves the names of one text.
   *
   * @param variables the expression of a variable's value
   * @param planner throws what DuckDB says about a tree; may change the tree
   */
  BareVariables(Function<String, Optional<JsonNode>> variables, Consumer<ObjectNode> planner) {
    this.variables = variables;
    this.planner = planner;
  }

  /** Puts their values in the place of those names of a tree that are not columns, if any. */
  boolean replaceIn(ObjectNode tree) {
    int count = change(tree, index -> false);
    if (count == 0 || !missing(tree, index -> false)) {
      return false;
    }
    List<Integer> columns = new ArrayList<>();
    if (count > 1) {
      IntStream.range(0, count)
          .filter(column -> !missing(tree, index -> index != column))
          .forEach(columns::add);
    }
    change(tree, index -> !columns.contains(index));
    return true;
  }

  /** Whether DuckDB misses a column of a variable's name when the chosen ones are replaced. */
  private boolean missing(ObjectNode tree, Predicate<Integer> chosen) {
    ObjectNode tried = tree.deepCopy();
    change(tried, chosen);
    try {
      planner.accept(tried);
      return false;
    } catch (LakewiseException problem) {
      Matcher name = MISSING.matcher(problem.getMessage());
      return name.find() && variables.apply(name.group(1)).isPresent();
    }
  }

  /** Replaces those of the bare names of variables, counted in the tree's order; how many. */
  private int change(ObjectNode tree, Predicate<Integer> chosen) {
    int[] count = {0};
    change(tree, chosen, count);
    return count[0];
  }

  private void change(JsonNode node, Predicate<Integer> chosen, int[] count) {
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        int place = i;
        changeChild(list.get(i), value -> list.set(place, value), chosen, count);
      }
    } else if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        changeChild(member.getValue(), member::setValue, chosen, count);
      }
    }
  }

  private void changeChild(
      JsonNode child, Consumer<JsonNode> place, Predicate<Integer> chosen, int[] count) {
    Optional<JsonNode> value = value(child);
    if (value.isEmpty()) {
      change(child, chosen, count);
    } else if (chosen.test(count[0]++)) {
      place.accept(value.get());
    }
  }

  private Optional<JsonNode> value(JsonNode node) {
    JsonNode names = node.path("column_names");
    if (!node.path("class").asText().equals("COLUMN_REF") || names.size() != 1) {
      return Optional.empty();
    }
    String name = names.get(0).asText();
    String alias = node.path("alias").asText();
    Optional<JsonNode> value = variables.apply(name);
    value.ifPresent(found -> ((ObjectNode) found).put("alias", alias.isEmpty() ? name : alias));
    return value;
  }
}
