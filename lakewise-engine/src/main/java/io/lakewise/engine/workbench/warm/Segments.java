package io.lakewise.engine.workbench.warm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The segments that scans read, and those that wait to be removed. Guarded by its store. */
final class Segments {

  private static final int MOST_OF_SHAPE = 8;
  private static final int MERGED = 4;
  private static final long IDLE_NANOS = Duration.ofMinutes(1).toNanos();

  private final Map<Shape, List<Segment>> kept = new HashMap<>();
  private final List<Segment> dropped = new ArrayList<>();

  List<Segment> of(Shape shape) {
    return kept.getOrDefault(shape, List.of());
  }

  /** The segment that has a file, or null. */
  static Segment with(WarmFile file, List<Segment> segments) {
    for (Segment segment : segments) {
      if (segment.numbers().containsKey(file)) {
        return segment;
      }
    }
    return null;
  }

  void add(Segment segment) {
    kept.computeIfAbsent(segment.shape(), key -> new ArrayList<>()).add(segment);
  }

  /** Hides segments from scans. */
  void drop(List<Segment> some) {
    kept.values().forEach(list -> list.removeAll(some));
    kept.values().removeIf(List::isEmpty);
    dropped.addAll(some);
  }

  void dropAll() {
    drop(all().toList());
  }

  /** One that nobody can see or reads any more, or null; it waits until it is {@link #removed}. */
  Segment removable() {
    return dropped.stream().filter(segment -> !segment.isRead()).findFirst().orElse(null);
  }

  void removed(Segment segment) {
    dropped.remove(segment);
  }

  /** The smallest segments of a shape that has many, as each costs a scan of its own. */
  List<Segment> tooMany() {
    return kept.values().stream()
        .filter(some -> some.size() > MOST_OF_SHAPE)
        .findFirst()
        .map(
            some ->
                some.stream().sorted(Comparator.comparing(Segment::bytes)).limit(MERGED).toList())
        .orElse(List.of());
  }

  /**
   * Makes room, where need be by dropping what nobody has read for a while.
   *
   * @return whether there is room
   */
  boolean makeRoom(long bytes, long mostBytes, long now) {
    long needed = bytes() + bytes - mostBytes;
    List<Segment> idle =
        all()
            .filter(segment -> now - segment.lastRead() > IDLE_NANOS)
            .sorted(Comparator.comparing(Segment::lastRead))
            .toList();
    long freed = 0;
    List<Segment> chosen = new ArrayList<>();
    for (Segment segment : idle) {
      if (freed >= needed) {
        break;
      }
      chosen.add(segment);
      freed += segment.bytes();
    }
    if (freed < needed) {
      return false;
    }
    drop(chosen);
    return true;
  }

  private long bytes() {
    return all().mapToLong(Segment::bytes).sum();
  }

  private Stream<Segment> all() {
    return kept.values().stream().flatMap(List::stream);
  }

  /** Forgets all, as their instance is gone. */
  void forget() {
    kept.clear();
    dropped.clear();
  }
}
