package io.lakewise.engine.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.lineage.Traced.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something in FROM by its name.
 *
 * @param alias by which expressions call it
 * @param columns in order
 */
record FromItem(String alias, List<Traced> columns) {

  boolean is(String name) {
    return alias.equalsIgnoreCase(name);
  }

  /** The column of a name; one of unknown ones if there are some. */
  Optional<Traced> column(String name) {
    return find(columns, name);
  }

  static Optional<Traced> find(List<Traced> columns, String name) {
    return columns.stream()
        .filter(column -> column.is(name))
        .findFirst()
        .or(() -> columns.stream().filter(Traced::rest).findFirst().map(c -> named(c, name)));
  }

  /** One of unknown columns, now that somebody calls it by a name. */
  static Traced named(Traced rest, String name) {
    Set<Origin> origins = new LinkedHashSet<>();
    rest.origins()
        .forEach(
            origin ->
                origins.add(origin.column() == null ? new Origin(origin.place(), name) : origin));
    return new Traced(name, origins);
  }

  /** What all columns come from. */
  Set<Origin> all() {
    return all(columns);
  }

  static Set<Origin> all(List<Traced> columns) {
    Set<Origin> all = new LinkedHashSet<>();
    columns.forEach(column -> all.addAll(column.origins()));
    return all;
  }

  /** One of unknown columns, called otherwise than where it comes from, which nobody knows. */
  private static Traced unknown(Traced rest, String name) {
    Set<Origin> origins = new LinkedHashSet<>(rest.origins());
    origins.removeIf(origin -> origin.column() == null);
    return new Traced(name, origins);
  }

  /** With the names that a list gives to the first columns. */
  static List<Traced> renamed(List<Traced> columns, JsonNode names) {
    List<Traced> renamed = new ArrayList<>(columns);
    for (int at = 0; at < names.size(); at++) {
      String name = names.get(at).asText();
      if (at < renamed.size() && !renamed.get(at).rest()) {
        renamed.set(at, renamed.get(at).called(name));
      } else if (!renamed.isEmpty() && renamed.get(renamed.size() - 1).rest()) {
        renamed.add(renamed.size() - 1, unknown(renamed.get(renamed.size() - 1), name));
      }
    }
    return renamed;
  }
}
