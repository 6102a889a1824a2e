package io.lakewise.table.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of the model.
 *
 * @param id never given twice
 * @param key of a small range, so that statements meet
 * @param part a partition
 * @param value what updates count up
 * @param extras values of columns that came later, without nulls
 */
public record Row(long id, long key, String part, long value, Map<String, Long> extras) {

  /** The columns of every table. */
  public static final List<String> COLUMNS = List.of("id", "key", "part", "value");

  /** Copies the map. */
  public Row {
    extras = new TreeMap<>(extras);
  }

  Row only(List<String> columns) {
    Map<String, Long> some = new TreeMap<>(extras);
    some.keySet().retainAll(columns);
    return new Row(id, key, part, value, some);
  }

  Row with(String extra, long number) {
    Map<String, Long> more = new TreeMap<>(extras);
    more.put(extra, number);
    return new Row(id, key, part, value, more);
  }

  Row plus(long more) {
    return new Row(id, key, part, value + more, extras);
  }

  Row without(String extra) {
    Map<String, Long> rest = new TreeMap<>(extras);
    rest.remove(extra);
    return new Row(id, key, part, value, rest);
  }

  Row renamed(String from, String to) {
    Map<String, Long> changed = new TreeMap<>(extras);
    Long moved = changed.remove(from);
    if (moved != null) {
      changed.put(to, moved);
    }
    return new Row(id, key, part, value, changed);
  }

  /** As a table with some more columns has it. */
  public List<Object> values(List<String> moreColumns) {
    List<Object> values = new ArrayList<>(List.of(id, key, part, value));
    moreColumns.forEach(column -> values.add(extras.get(column)));
    return values;
  }

  /** From a row of a table with some more columns. */
  public static Row of(List<Object> values, List<String> moreColumns) {
    Map<String, Long> extras = new TreeMap<>();
    for (int i = 0; i < moreColumns.size(); i++) {
      if (values.get(COLUMNS.size() + i) instanceof Long value) {
        extras.put(moreColumns.get(i), value);
      }
    }
    return new Row(
        (Long) values.get(0),
        (Long) values.get(1),
        (String) values.get(2),
        (Long) values.get(3),
        extras);
  }
}
