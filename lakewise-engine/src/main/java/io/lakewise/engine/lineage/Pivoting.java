package io.lakewise.engine.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.lineage.Traced.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The columns of PIVOT and UNPIVOT. */
final class Pivoting {

  private final Expressions expressions;

  Pivoting(Expressions expressions) {
    this.expressions = expressions;
  }

  /**
   * The columns of a node.
   *
   * @param scope of its source
   */
  List<Traced> columns(JsonNode node, Scope scope) {
    return node.path("unpivot_names").isEmpty() ? pivot(node, scope) : unpivot(node, scope);
  }

  private List<Traced> pivot(JsonNode node, Scope scope) {
    Set<Origin> turned = new LinkedHashSet<>();
    for (JsonNode pivot : node.path("pivots")) {
      turned.addAll(expressions.origins(pivot.path("pivot_expressions"), scope));
    }
    Set<Origin> used = new LinkedHashSet<>(turned);
    List<Set<Origin>> aggregates = new ArrayList<>();
    for (JsonNode aggregate : node.path("aggregates")) {
      Set<Origin> origins = new LinkedHashSet<>(expressions.origins(aggregate, scope));
      used.addAll(origins);
      origins.addAll(turned);
      aggregates.add(origins);
    }
    List<Traced> columns = new ArrayList<>();
    for (Traced column : all(scope)) {
      boolean grouped = node.path("groups").isEmpty() && !used.containsAll(column.origins());
      for (JsonNode group : node.path("groups")) {
        grouped |= column.is(group.asText());
      }
      if (grouped) {
        columns.add(column);
      }
    }
    int count = 1;
    for (JsonNode pivot : node.path("pivots")) {
      count *= Math.max(1, pivot.path("entries").size());
    }
    JsonNode entries = node.path("pivots").path(0).path("entries");
    for (int at = 0; at < count; at++) {
      for (int each = 0; each < aggregates.size(); each++) {
        boolean simple = node.path("pivots").size() == 1 && aggregates.size() == 1;
        String name = simple ? name(entries.path(at)) : "";
        columns.add(new Traced(name, aggregates.get(each)));
      }
    }
    return columns;
  }

  private static String name(JsonNode entry) {
    String alias = entry.path("alias").asText();
    JsonNode value = entry.path("star_expr");
    return alias.isEmpty() ? value.path("literal").path("text").asText() : alias;
  }

  private List<Traced> unpivot(JsonNode node, Scope scope) {
    List<JsonNode> values = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (JsonNode pivot : node.path("pivots")) {
      pivot.path("entries").forEach(entry -> values.add(entry.path("star_expr")));
      pivot.path("unpivot_names").forEach(name -> names.add(name.asText()));
    }
    Set<Origin> origins = new LinkedHashSet<>();
    List<Traced> turned = new ArrayList<>();
    for (JsonNode value : values) {
      List<Traced> columns = expressions.columns(value, scope);
      turned.addAll(columns);
      origins.addAll(FromItem.all(columns));
    }
    List<Traced> columns = new ArrayList<>(all(scope));
    columns.removeIf(column -> turned.stream().anyMatch(other -> other.is(column.name())));
    names.forEach(name -> columns.add(new Traced(name, Set.of())));
    node.path("unpivot_names").forEach(name -> columns.add(new Traced(name.asText(), origins)));
    return columns;
  }

  private static List<Traced> all(Scope scope) {
    List<Traced> all = new ArrayList<>();
    scope.items().forEach(item -> all.addAll(item.columns()));
    return all;
  }
}
