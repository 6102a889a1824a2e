package io.lakewise.table.changes;

import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.Parquet;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.predicate.Predicate;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads scans one after the other; rows that a rewrite kept are held in memory to be left out. */
final class ChangeRows implements RowStream {

  private final Parquet parquet;
  private final Iterator<ChangeScan> scans;
  private ChangeScan scan;
  private RowStream stream;
  private Map<Object, Integer> unchanged = Map.of();

  ChangeRows(Parquet parquet, List<ChangeScan> scans) {
    this.parquet = parquet;
    this.scans = scans.iterator();
  }

  @Override
  public List<Object> next() {
    while (true) {
      List<Object> row = stream == null ? null : stream.next();
      if (row == null) {
        close();
        if (!scans.hasNext()) {
          return null;
        }
        open(scans.next());
      } else if (!isUnchanged(row)) {
        return withProvenance(row);
      }
    }
  }

  private void open(ChangeScan next) {
    scan = next;
    unchanged = next.except() == null ? Map.of() : counts(next.except());
    stream = read(next.rows());
  }

  private RowStream read(FileScan rows) {
    return parquet.read(rows, rows.schema().names(), Predicate.ALWAYS, false);
  }

  private Map<Object, Integer> counts(FileScan rows) {
    Map<Object, Integer> counts = new HashMap<>();
    try (RowStream all = read(rows)) {
      for (List<Object> row = all.next(); row != null; row = all.next()) {
        counts.merge(comparable(row), 1, Integer::sum);
      }
    }
    return counts;
  }

  private boolean isUnchanged(List<Object> row) {
    if (unchanged.isEmpty()) {
      return false;
    }
    Object key = comparable(row);
    Integer left = unchanged.get(key);
    if (left == null) {
      return false;
    }
    if (left == 1) {
      unchanged.remove(key);
    } else {
      unchanged.put(key, left - 1);
    }
    return true;
  }

  private List<Object> withProvenance(List<Object> row) {
    List<Object> whole = new ArrayList<>(row);
    if (scan.type() != ChangeScan.Type.IN_ROWS) {
      whole.add(scan.type().wireName());
    }
    whole.add(scan.version());
    whole.add(Instant.ofEpochMilli(scan.timestamp()));
    return whole;
  }

  private static Object comparable(Object value) {
    if (value instanceof byte[] bytes) {
      return ByteBuffer.wrap(bytes);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(each -> copy.add(comparable(each)));
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, each) -> copy.put(comparable(key), comparable(each)));
      return copy;
    }
    return value;
  }

  @Override
  public void close() {
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }
}
