package io.lakewise.table.snapshot;

import io.lakewise.table.statistics.StatisticsShape;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps once what many files have in common. Not thread-safe. */
final class SharedParts {

  /** More kinds than this are no longer common; forgetting them costs only memory. */
  private static final int MOST = 50_000;

  private final Map<String, StatisticsShape> shapes = new HashMap<>();
  private final Map<Map<String, String>, Map<String, String>> partitions = new HashMap<>();

  StatisticsShape shape(String text) {
    if (shapes.size() > MOST) {
      shapes.clear();
    }
    return shapes.computeIfAbsent(text, StatisticsShape::of);
  }

  Map<String, String> partitionValues(Map<String, String> values) {
    if (values == null || values.isEmpty()) {
      return Map.of();
    }
    if (partitions.size() > MOST) {
      partitions.clear();
    }
    Map<String, String> known = partitions.get(values);
    if (known == null) {
      known = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      partitions.put(known, known);
    }
    return known;
  }
}
