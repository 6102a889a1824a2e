package io.lakewise.engine.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.lineage.Traced.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** What is in FROM, put into the scope of its query. */
final class FromClause {

  private final Map<String, List<Traced>> tables;
  private final FilesRead files;
  private final BiFunction<JsonNode, Scope, List<Traced>> queries;
  private final Expressions expressions;

  /**
   * Reads FROM.
   *
   * @param tables by the names that a bound tree has for them
   * @param files what functions that read files read
   */
  FromClause(
      Map<String, List<Traced>> tables,
      FilesRead files,
      BiFunction<JsonNode, Scope, List<Traced>> queries,
      Expressions expressions) {
    this.tables = tables;
    this.files = files;
    this.queries = queries;
    this.expressions = expressions;
  }

  /** Adds what a node holds; what comes later may call what came before (LATERAL). */
  void add(JsonNode node, Scope scope) {
    JsonNode names = node.path("column_name_alias");
    switch (node.path("type").asText()) {
      case "BASE_TABLE" -> {
        String name = node.path("table_name").asText();
        List<Traced> columns =
            Optional.ofNullable(tables.get(name))
                .or(() -> scope.query(name))
                .orElseGet(() -> List.of(Traced.rest(Set.of())));
        scope.add(new FromItem(alias(node, name), FromItem.renamed(columns, names)));
      }
      case "SUBQUERY" -> {
        List<Traced> columns = queries.apply(node.path("subquery").path("node"), scope);
        scope.add(new FromItem(alias(node, ""), FromItem.renamed(columns, names)));
      }
      case "JOIN" -> join(node, scope);
      case "TABLE_FUNCTION" -> {
        JsonNode function = node.path("function");
        Set<Origin> origins =
            new LinkedHashSet<>(expressions.origins(function.path("arguments"), scope));
        files.of(function).ifPresent(place -> origins.add(new Origin(place, null)));
        Traced all = Traced.rest(origins);
        String alias = alias(node, function.path("function_name").asText());
        scope.add(new FromItem(alias, FromItem.renamed(List.of(all), names)));
      }
      case "EXPRESSION_LIST" ->
          scope.add(
              new FromItem(
                  alias(node, ""), FromItem.renamed(values(node.path("values"), scope), names)));
      case "PIVOT" -> {
        Scope inner = new Scope(scope);
        add(node.path("source"), inner);
        List<Traced> columns = new Pivoting(expressions).columns(node, inner);
        scope.add(new FromItem(alias(node, ""), FromItem.renamed(columns, names)));
      }
      case "EMPTY" -> {
        // A query of constants.
      }
      default -> scope.add(new FromItem(alias(node, ""), List.of(Traced.rest(Set.of()))));
    }
  }

  private static String alias(JsonNode node, String otherwise) {
    String alias = node.path("alias").asText();
    return alias.isEmpty() ? otherwise : alias;
  }

  private List<Traced> values(JsonNode rows, Scope scope) {
    List<Traced> columns = new ArrayList<>();
    for (JsonNode row : rows) {
      for (int at = 0; at < row.size(); at++) {
        Set<Origin> origins = expressions.origins(row.get(at), scope);
        if (at < columns.size()) {
          columns.set(at, columns.get(at).and(origins));
        } else {
          columns.add(new Traced("col" + at, origins));
        }
      }
    }
    return columns;
  }

  private void join(JsonNode node, Scope scope) {
    String type = node.path("join_type").asText();
    add(node.path("left"), scope);
    int left = scope.items().size();
    if (type.equals("SEMI") || type.equals("ANTI")) {
      add(node.path("right"), new Scope(scope));
      return;
    }
    add(node.path("right"), scope);
    List<FromItem> one = scope.items().subList(0, left);
    List<FromItem> other = scope.items().subList(left, scope.items().size());
    List<String> shared = new ArrayList<>();
    node.path("using_columns").forEach(name -> shared.add(name.asText()));
    if (node.path("ref_type").asText().equals("NATURAL")) {
      one.stream()
          .flatMap(item -> item.columns().stream())
          .map(Traced::name)
          .filter(name -> !name.isEmpty() && column(other, name).isPresent())
          .distinct()
          .forEach(shared::add);
    }
    for (int at = shared.size() - 1; at >= 0; at--) {
      scope.merge(merged(type, shared.get(at), one, other, scope));
    }
  }

  /** The value is that of the side whose rows are all there; of a full join, of either. */
  private static Traced merged(
      String type, String name, List<FromItem> one, List<FromItem> other, Scope scope) {
    Set<Origin> left = new LinkedHashSet<>();
    FromItem.find(scope.merged(), name)
        .or(() -> column(one, name))
        .ifPresent(column -> left.addAll(column.origins()));
    Set<Origin> right = column(other, name).map(Traced::origins).orElse(Set.of());
    scope.merged().removeIf(column -> column.is(name));
    Set<Origin> origins = new LinkedHashSet<>(type.equals("RIGHT") ? right : left);
    if (type.equals("OUTER") || type.equals("FULL")) {
      origins.addAll(right);
    }
    return new Traced(name, origins);
  }

  private static Optional<Traced> column(List<FromItem> items, String name) {
    return items.stream().flatMap(item -> item.column(name).stream()).findFirst();
  }
}
