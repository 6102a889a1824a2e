package io.lakewise.engine.workbench.warm;

import io.lakewise.table.parquet.ScanFile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which files were read from storage how often. Guarded by its {@link WarmStore}. */
final class Heat {

  private static final int HOT_READS = 3;

  /** So many reads more until what did not fit is tried again. */
  private static final int REFUSED_READS = 20;

  private static final int MOST_COUNTED = 20_000;
  private static final int MOST_SHAPES = 1_000;

  private record Read(Shape shape, WarmFile file) {}

  /**
   * Files that are to be loaded.
   *
   * @param files as storage and as scans know them
   */
  record Wanted(Shape shape, Map<WarmFile, ScanFile> files) {}

  private final Map<Shape, Shape> shapes = new HashMap<>();
  private final Map<Shape, Map<WarmFile, ScanFile>> wanted = new LinkedHashMap<>();
  private final Map<Read, Integer> reads =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Read, Integer> eldest) {
          return size() > MOST_COUNTED;
        }
      };

  /** The same shape as one that is known: each scan brings a schema of its own. */
  Shape known(Shape shape) {
    if (shapes.size() > MOST_SHAPES) {
      shapes.clear();
    }
    return shapes.computeIfAbsent(shape, own -> own);
  }

  /** A file was read from storage. */
  void read(Shape shape, WarmFile identity, ScanFile file) {
    if (reads.merge(new Read(shape, identity), 1, Integer::sum) >= HOT_READS) {
      wanted.computeIfAbsent(shape, key -> new LinkedHashMap<>()).put(identity, file);
    }
  }

  /** Files of one shape that are hot, of which nobody speaks again until they are read again. */
  Optional<Wanted> next() {
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    Shape shape = wanted.keySet().iterator().next();
    Wanted next = new Wanted(shape, wanted.remove(shape));
    next.files().keySet().forEach(file -> reads.remove(new Read(shape, file)));
    return Optional.of(next);
  }

  /** Files are not loaded, and shall not be asked for soon. */
  void refuse(Wanted refused) {
    refused
        .files()
        .keySet()
        .forEach(file -> reads.put(new Read(refused.shape(), file), -REFUSED_READS));
  }

  void clear() {
    shapes.clear();
    wanted.clear();
    reads.clear();
  }
}
