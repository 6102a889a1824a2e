package io.lakewise.engine.lineage;

import io.lakewise.engine.lineage.Traced.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names mean at one place of a query. */
final class Scope {

  private final Scope outer;
  private final Map<String, List<Traced>> queries = new HashMap<>();
  private final List<FromItem> items = new ArrayList<>();
  private final List<Traced> merged = new ArrayList<>();
  private final Map<String, Set<Origin>> aliases = new HashMap<>();
  private final Set<String> parameters = new HashSet<>();

  /** Inside another one, or null. */
  Scope(Scope outer) {
    this.outer = outer;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** A query of WITH. */
  void query(String name, List<Traced> columns) {
    queries.put(key(name), columns);
  }

  Optional<List<Traced>> query(String name) {
    List<Traced> found = queries.get(key(name));
    return found != null || outer == null ? Optional.ofNullable(found) : outer.query(name);
  }

  void add(FromItem item) {
    items.add(item);
  }

  List<FromItem> items() {
    return items;
  }

  /** A column that a join makes of one of each side. */
  void merge(Traced column) {
    merged.add(0, column);
  }

  List<Traced> merged() {
    return merged;
  }

  /** A column of the result, which later ones may call by its name. */
  void alias(String name, Set<Origin> origins) {
    aliases.putIfAbsent(key(name), origins);
  }

  /** Something that is no column: a parameter of a lambda. */
  void parameter(String name) {
    parameters.add(key(name));
  }

  /** What a name in an expression comes from. */
  Set<Origin> origins(List<String> name) {
    return found(name).orElse(Set.of());
  }

  private Optional<Set<Origin>> found(List<String> name) {
    if (parameters.contains(key(name.get(0)))) {
      return Optional.of(Set.of());
    }
    Optional<Set<Origin>> here = qualified(name).or(() -> plain(name.get(0)));
    return here.isPresent() || outer == null ? here : outer.found(name);
  }

  private Optional<Set<Origin>> qualified(List<String> name) {
    if (name.size() < 2) {
      return Optional.empty();
    }
    return items.stream()
        .filter(item -> item.is(name.get(0)))
        .flatMap(item -> item.column(name.get(1)).stream())
        .map(Traced::origins)
        .findFirst();
  }

  private Optional<Set<Origin>> plain(String name) {
    Optional<Traced> column =
        FromItem.find(merged, name)
            .or(() -> known(name))
            .or(() -> items.stream().flatMap(item -> item.column(name).stream()).findFirst());
    Optional<Set<Origin>> here = column.map(Traced::origins);
    return here.or(() -> Optional.ofNullable(aliases.get(key(name))))
        .or(() -> items.stream().filter(item -> item.is(name)).findFirst().map(FromItem::all));
  }

  /** Among columns that are known, before those that could be anything. */
  private Optional<Traced> known(String name) {
    return items.stream()
        .flatMap(item -> item.columns().stream())
        .filter(column -> column.is(name))
        .findFirst();
  }
}
