package io.lakewise.server.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which rows about warehouses tell something new: a server tells what it finds when it starts, and
 * several servers tell the same change.
 */
final class WarehouseChanges {

  private static final int ID = 0;
  private static final int CHANGED = 9;
  private static final int DELETED = 10;

  private WarehouseChanges() {}

  /** The rows that say something else than the one before them about the same warehouse. */
  static List<List<Object>> among(List<List<Object>> rows, List<List<Object>> known) {
    Map<Object, List<Object>> last = new HashMap<>();
    known.stream()
        .sorted(Comparator.comparing(row -> (Instant) row.get(CHANGED)))
        .forEach(row -> last.put(row.get(ID), row));
    List<List<Object>> changes = new ArrayList<>();
    for (List<Object> row : rows) {
      List<Object> before = last.put(row.get(ID), row);
      if (before == null || !said(before).equals(said(row))) {
        changes.add(row);
      }
    }
    return changes;
  }

  /** What a row says, but for when; of one that is gone only that. */
  private static List<Object> said(List<Object> row) {
    if (row.get(DELETED) != null) {
      return List.of("gone");
    }
    return row.subList(0, CHANGED).stream()
        .map(Objects::toString)
        .<Object>map(text -> text)
        .toList();
  }
}
