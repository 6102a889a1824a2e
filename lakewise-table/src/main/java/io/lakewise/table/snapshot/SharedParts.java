package io.lakewise.table.snapshot;

import io.lakewise.table.statistics.SplitStatistics;
import io.lakewise.table.statistics.StatisticsShape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps once what many files have in common. Not thread-safe. */
final class SharedParts {

  /** More kinds than this are no longer common; forgetting them costs only memory. */
  private static final int MOST = 50_000;

  /** Shapes to try before looking closely. */
  private static final int RECENT = 8;

  private final Map<String, StatisticsShape> shapes = new HashMap<>();
  private final Map<Map<String, String>, Map<String, String>> partitions = new HashMap<>();
  private final StatisticsShape[] recent = new StatisticsShape[RECENT];
  private int oldest;
  private byte[] scratch = {};

  StatisticsShape shape(String text) {
    if (shapes.size() > MOST) {
      shapes.clear();
    }
    return shapes.computeIfAbsent(text, StatisticsShape::of);
  }

  /** Statistics as a chunk keeps them. */
  record Split(StatisticsShape shape, byte[] values) {}

  /** Splits statistics from a place in a text on, most often of the shape of those before. */
  Split split(byte[] text, int begin) {
    if (scratch.length < text.length - begin) {
      scratch = new byte[2 * (text.length - begin)];
    }
    for (StatisticsShape candidate : recent) {
      int length = candidate == null ? -1 : candidate.split(text, begin, scratch);
      if (length >= 0) {
        return new Split(candidate, Arrays.copyOf(scratch, length));
      }
    }
    String json = new String(text, begin, text.length - begin, StandardCharsets.UTF_8);
    SplitStatistics split = SplitStatistics.of(json);
    StatisticsShape shape = shape(split.shape());
    if (!Arrays.asList(recent).contains(shape)) {
      recent[oldest] = shape;
      oldest = (oldest + 1) % recent.length;
    }
    return new Split(shape, FileRow.utf8(split.values()));
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
