package io.lakewise.cli.process;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one writer has made: its rows of the common table, and its tables and views.
 *
 * @param rows amounts by id; those of an even id and the next one add up to nothing
 * @param names what is in each table and view
 * @param dropped tables that may come back
 * @param created how many names there were
 */
record Owned(
    SortedMap<Long, Long> rows,
    SortedMap<String, Content> names,
    SortedMap<String, Content> dropped,
    int created) {

  /** The sum and number of a relation's rows. */
  record Content(boolean view, long count, long sum) {}

  static Owned nothing() {
    return new Owned(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0);
  }

  Owned withPair(long even, long amount) {
    SortedMap<Long, Long> more = new TreeMap<>(rows);
    more.put(even, amount);
    more.put(even + 1, -amount);
    return new Owned(more, names, dropped, created);
  }

  Owned withoutPair(long even) {
    SortedMap<Long, Long> fewer = new TreeMap<>(rows);
    fewer.remove(even);
    fewer.remove(even + 1);
    return new Owned(fewer, names, dropped, created);
  }

  /** With a relation under a name that was not there. */
  Owned with(String name, Content content) {
    SortedMap<String, Content> more = new TreeMap<>(names);
    more.put(name, content);
    return new Owned(rows, more, dropped, created + 1);
  }

  Owned renamed(String from, String to) {
    SortedMap<String, Content> other = new TreeMap<>(names);
    other.put(to, other.remove(from));
    return new Owned(rows, other, dropped, created + 1);
  }

  Owned droppedTable(String name) {
    SortedMap<String, Content> fewer = new TreeMap<>(names);
    SortedMap<String, Content> gone = new TreeMap<>(dropped);
    gone.put(name, fewer.remove(name));
    return new Owned(rows, fewer, gone, created);
  }

  Owned withoutView(String name) {
    SortedMap<String, Content> fewer = new TreeMap<>(names);
    fewer.remove(name);
    return new Owned(rows, fewer, dropped, created);
  }

  Owned undropped(String name) {
    SortedMap<String, Content> more = new TreeMap<>(names);
    SortedMap<String, Content> gone = new TreeMap<>(dropped);
    more.put(name, gone.remove(name));
    return new Owned(rows, more, gone, created);
  }

  /** Whether the lake shows just this. */
  boolean isSeenAs(Map<Long, Long> seenRows, Map<String, Content> seenNames) {
    return rows.equals(seenRows) && names.equals(seenNames);
  }
}
