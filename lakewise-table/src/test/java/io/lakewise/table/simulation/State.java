package io.lakewise.table.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One version in the model.
 *
 * @param extras columns beside the first four
 * @param rows by id
 * @param applications how far applications have written
 */
public record State(List<String> extras, Map<Long, Row> rows, Map<String, Long> applications) {

  /** Nothing. */
  public static final State EMPTY = new State(List.of(), Map.of(), Map.of());

  /** Copies the list. */
  public State {
    extras = List.copyOf(extras);
  }

  /** The same with more rows. */
  public State with(Collection<Row> more) {
    Map<Long, Row> all = new TreeMap<>(rows);
    more.forEach(row -> all.put(row.id(), row));
    return new State(extras, all, applications);
  }

  /** The same with fewer rows. */
  public State without(Collection<Row> fewer) {
    Map<Long, Row> rest = new TreeMap<>(rows);
    fewer.forEach(row -> rest.remove(row.id()));
    return new State(extras, rest, applications);
  }

  State mapped(UnaryOperator<Row> change) {
    Map<Long, Row> changed = new TreeMap<>();
    rows.forEach((id, row) -> changed.put(id, change.apply(row)));
    return new State(extras, changed, applications);
  }

  State withExtras(List<String> columns) {
    return new State(columns, rows, applications);
  }

  /** The same as nobody has written it. */
  public State withoutApplications() {
    return new State(extras, rows, Map.of());
  }

  State withApplication(String application, long version) {
    Map<String, Long> changed = new TreeMap<>(applications);
    changed.put(application, version);
    return new State(extras, rows, changed);
  }

  /** The rows of this one that another one has not, or has otherwise. */
  public List<Row> minus(State other) {
    List<Row> rest = new ArrayList<>();
    rows.values().stream().filter(row -> !row.equals(other.rows.get(row.id()))).forEach(rest::add);
    return rest;
  }
}
