package io.lakewise.engine.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.lineage.Traced.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What expressions come from, and which columns the items of a select list are. */
final class Expressions {

  /** The decision of a MERGE between its clauses, which gives no value. */
  private static final String DECISION = "__action";

  private final BiFunction<JsonNode, Scope, List<Traced>> queries;

  Expressions(BiFunction<JsonNode, Scope, List<Traced>> queries) {
    this.queries = queries;
  }

  /** The columns of an item: one, or those of a star. */
  List<Traced> columns(JsonNode item, Scope scope) {
    Optional<JsonNode> star = star(item);
    if (star.isPresent()) {
      List<Traced> columns = new ArrayList<>();
      Set<Origin> beside = item == star.get() ? Set.of() : origins(item, scope);
      star(star.get(), scope).forEach(column -> columns.add(column.and(beside)));
      return columns;
    }
    Set<Origin> origins = origins(item, scope);
    String name = name(item);
    if (!name.isEmpty()) {
      scope.alias(name, origins);
    }
    boolean spread =
        item.path("function_name").asText().equalsIgnoreCase("unnest")
            && (name.isEmpty() || item.path("arguments").size() > 1);
    return List.of(spread ? Traced.rest(origins) : new Traced(name, origins));
  }

  private static String name(JsonNode item) {
    String alias = item.path("alias").asText();
    if (!alias.isEmpty() || !item.path("class").asText().equals("COLUMN_REF")) {
      return alias;
    }
    JsonNode names = item.path("column_names");
    return names.path(names.size() - 1).asText();
  }

  /** The star that an item is, or that it has in it: {@code max(COLUMNS(*))}. */
  private static Optional<JsonNode> star(JsonNode node) {
    switch (node.path("class").asText()) {
      case "STAR" -> {
        return Optional.of(node);
      }
      case "SUBQUERY" -> {
        return Optional.empty();
      }
      default -> {
        for (JsonNode child : node) {
          Optional<JsonNode> found = child.isContainerNode() ? star(child) : Optional.empty();
          if (found.isPresent()) {
            return found;
          }
        }
        return Optional.empty();
      }
    }
  }

  private List<Traced> star(JsonNode star, Scope scope) {
    String relation = star.path("relation_name").asText();
    List<Traced> columns = new ArrayList<>();
    if (relation.isEmpty()) {
      columns.addAll(scope.merged());
    }
    for (FromItem item : scope.items()) {
      if (relation.isEmpty() || item.is(relation)) {
        item.columns().stream()
            .filter(column -> !relation.isEmpty() || !isMerged(column, scope))
            .forEach(columns::add);
      }
    }
    if (columns.isEmpty() && !relation.isEmpty()) {
      columns.add(Traced.rest(scope.origins(List.of(relation))));
    }
    columns.removeIf(column -> excluded(star, column));
    if (star.path("columns").asBoolean() && !star.path("expr").isNull()) {
      chosen(star.path("expr"), columns);
    }
    List<Traced> all = new ArrayList<>();
    columns.forEach(column -> all.add(changed(star, column, scope)));
    return all;
  }

  private static boolean isMerged(Traced column, Scope scope) {
    return scope.merged().stream().anyMatch(merged -> merged.is(column.name()));
  }

  private static boolean excluded(JsonNode star, Traced column) {
    for (JsonNode each : star.path("exclude_list")) {
      JsonNode name = each.has("column") ? each.path("column") : each;
      if (column.is(name.asText())) {
        return true;
      }
    }
    return false;
  }

  /** By a pattern; whatever else chooses may choose any of them. */
  private static void chosen(JsonNode how, List<Traced> columns) {
    JsonNode literal = how.path("literal");
    if (literal.path("kind").asText().equals("STRING")) {
      try {
        Pattern pattern = Pattern.compile(literal.path("text").asText());
        columns.removeIf(column -> !column.rest() && !pattern.matcher(column.name()).find());
        return;
      } catch (PatternSyntaxException foreign) {
        // One of RE2's own.
      }
    }
    if (!how.isMissingNode()) {
      Set<Origin> all = FromItem.all(columns);
      columns.clear();
      columns.add(Traced.rest(all));
    }
  }

  private Traced changed(JsonNode star, Traced column, Scope scope) {
    for (JsonNode each : star.path("replace_list")) {
      if (column.is(each.path("key").asText())) {
        return new Traced(column.name(), origins(each.path("value"), scope));
      }
    }
    for (JsonNode each : star.path("rename_list")) {
      if (column.is(each.path("key").path("column").asText())) {
        return column.called(each.path("value").asText());
      }
    }
    return column;
  }

  /** All that an expression's value is made of. */
  Set<Origin> origins(JsonNode expression, Scope scope) {
    Set<Origin> origins = new LinkedHashSet<>();
    collect(expression, scope, origins);
    return origins;
  }

  private void collect(JsonNode node, Scope scope, Set<Origin> origins) {
    switch (node.path("class").asText()) {
      case "COLUMN_REF" -> {
        List<String> name = new ArrayList<>();
        node.path("column_names").forEach(part -> name.add(part.asText()));
        if (!name.get(name.size() - 1).equals(DECISION)) {
          origins.addAll(scope.origins(name));
        }
      }
      case "SUBQUERY" -> {
        collect(node.path("child"), scope, origins);
        if (!node.path("subquery_type").asText().toUpperCase(Locale.ROOT).contains("EXISTS")) {
          origins.addAll(FromItem.all(queries.apply(node.path("subquery").path("node"), scope)));
        }
      }
      case "LAMBDA" -> {
        Scope inside = new Scope(scope);
        parameters(node.path("lhs"), inside);
        collect(node.path("expr"), inside, origins);
      }
      case "STAR" -> {
        // Its columns are counted one by one.
      }
      default -> {
        for (JsonNode child : node) {
          if (child.isContainerNode()) {
            collect(child, scope, origins);
          }
        }
      }
    }
  }

  private static void parameters(JsonNode names, Scope scope) {
    if (names.path("class").asText().equals("COLUMN_REF")) {
      scope.parameter(names.path("column_names").path(0).asText());
      return;
    }
    for (JsonNode child : names) {
      parameters(child, scope);
    }
  }
}
