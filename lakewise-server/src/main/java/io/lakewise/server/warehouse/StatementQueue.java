package io.lakewise.server.warehouse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What waits for its turn. The highest priority comes first; within it the user who has the least
 * running, and of several such users the one whose turn was longest ago; each user's own come in
 * their order. Not thread-safe.
 *
 * @param <T> what waits
 */
final class StatementQueue<T> {

  private record Place(Priority priority, String user) {}

  private final Map<Priority, Map<String, Deque<T>>> lines = new LinkedHashMap<>();
  private final Map<T, Place> places = new HashMap<>();
  private final Set<T> inOrder = new LinkedHashSet<>();
  private final Map<String, Integer> running = new HashMap<>();

  StatementQueue() {
    for (Priority priority : Priority.values()) {
      lines.put(priority, new LinkedHashMap<>());
    }
  }

  /** Puts something at the end of its user's line. */
  void add(T item, String user, Priority priority) {
    lines.get(priority).computeIfAbsent(user, key -> new ArrayDeque<>()).add(item);
    places.put(item, new Place(priority, user));
    inOrder.add(item);
  }

  /** Takes what has its turn, and counts it as running until {@link #ended}. */
  Optional<T> next() {
    for (Map<String, Deque<T>> users : lines.values()) {
      Optional<String> user = leastRunning(users);
      if (user.isPresent()) {
        T item = users.get(user.get()).peek();
        remove(item);
        putLast(users, user.get());
        began(user.get());
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  private Optional<String> leastRunning(Map<String, Deque<T>> users) {
    String best = null;
    for (String user : users.keySet()) {
      if (best == null || running.getOrDefault(user, 0) < running.getOrDefault(best, 0)) {
        best = user;
      }
    }
    return Optional.ofNullable(best);
  }

  private static <T> void putLast(Map<String, Deque<T>> users, String user) {
    Deque<T> rest = users.remove(user);
    if (rest != null) {
      users.put(user, rest);
    }
  }

  /** Takes something out; whether it waited. */
  boolean remove(T item) {
    Place place = places.remove(item);
    if (place == null) {
      return false;
    }
    inOrder.remove(item);
    Deque<T> line = lines.get(place.priority).get(place.user);
    line.remove(item);
    if (line.isEmpty()) {
      lines.get(place.priority).remove(place.user);
    }
    return true;
  }

  /** One more of a user runs. */
  void began(String user) {
    running.merge(user, 1, Integer::sum);
  }

  /** One of a user runs no more. */
  void ended(String user) {
    running.computeIfPresent(user, (key, count) -> count == 1 ? null : count - 1);
  }

  /** How many wait. */
  int size() {
    return inOrder.size();
  }

  /** What waits, in the order in which it came. */
  List<T> inOrder() {
    return List.copyOf(inOrder);
  }

  /** What came first of all that wait. */
  Optional<T> oldest() {
    Iterator<T> all = inOrder.iterator();
    return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
  }

  /** Takes all out. */
  List<T> clear() {
    List<T> all = List.copyOf(inOrder);
    all.forEach(this::remove);
    return all;
  }
}
