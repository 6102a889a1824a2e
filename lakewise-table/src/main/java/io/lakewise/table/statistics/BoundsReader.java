package io.lakewise.table.statistics;

import io.lakewise.table.predicate.ColumnBounds;
import io.lakewise.table.predicate.IndexedColumn;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads what the log says about a column in a batch of files into typed bounds (Delta protocol,
 * "Per-file Statistics" and "Partition Value Serialization"). What is missing or unreadable bounds
 * nothing. A null count of zero, or of all rows, holds with wide bounds too, as the protocol says.
 */
public final class BoundsReader {

  private static final long UNKNOWN = StatisticsValues.UNKNOWN;

  private final IndexedColumn column;
  private final FileTexts texts;
  private final BoundsCollector collector;
  private final long[] nulls;
  private final long[] values;

  private final StatisticsValues found = new StatisticsValues();
  private StatisticsShape shape;
  private int slots;
  private int rowsSlot;
  private int nullsSlot;
  private int lowSlot;
  private int highSlot;
  private int nanSlot;

  private BoundsReader(IndexedColumn column, FileTexts texts) {
    this.column = column;
    this.texts = texts;
    int words = (texts.files() + Long.SIZE - 1) / Long.SIZE;
    this.nulls = new long[words];
    this.values = new long[words];
    this.collector = BoundsCollector.of(column, texts.files());
  }

  /** The bounds of a column. */
  public static ColumnBounds read(IndexedColumn column, FileTexts texts) {
    BoundsReader reader = new BoundsReader(column, texts);
    for (int file = 0; file < texts.files(); file++) {
      if (column.partition()) {
        reader.readPartition(file);
      } else {
        reader.readStatistics(file);
      }
    }
    return reader.collector.bounds(reader.nulls, reader.values);
  }

  private void readPartition(int file) {
    Map<String, String> partition = texts.partitionValues(file);
    String name = column.physicalPath().get(0);
    String value = partition.get(name);
    boolean known = partition.containsKey(name);
    boolean empty = value == null || value.isEmpty();
    set(nulls, file, !known || empty);
    set(values, file, !known || !empty);
    if (!empty) {
      collector.exactly(file, value);
    }
  }

  private void readStatistics(int file) {
    StatisticsShape next = texts.shape(file);
    if (next != null && next != shape) {
      enter(next);
    }
    if (next == null) {
      set(nulls, file, true);
      set(values, file, true);
      return;
    }
    texts.find(file, slots, found);
    long rows = count(rowsSlot);
    long nullCount = count(nullsSlot);
    set(nulls, file, nullCount != 0);
    set(values, file, nullCount == UNKNOWN || rows == UNKNOWN || nullCount < rows);
    collector.between(file, found, lowSlot, highSlot);
    if (count(nanSlot) == 0) {
      collector.withoutNan(file);
    }
  }

  private void enter(StatisticsShape next) {
    shape = next;
    rowsSlot = next.rows();
    nullsSlot = next.column("nullCount", column.physicalPath());
    lowSlot = next.column("minValues", column.physicalPath());
    highSlot = next.column("maxValues", column.physicalPath());
    nanSlot = next.column(FileStatistics.NAN_COUNT, column.physicalPath());
    slots = 1 + IntStream.of(rowsSlot, nullsSlot, lowSlot, highSlot, nanSlot).max().orElse(-1);
  }

  /** A count, or {@link #UNKNOWN}. */
  private long count(int slot) {
    long plain = found.digits(slot);
    if (plain != UNKNOWN || slot < 0) {
      return plain;
    }
    Long whole = ValueTexts.whole(found.json(slot));
    return whole == null ? UNKNOWN : whole;
  }

  private static void set(long[] bits, int file, boolean value) {
    if (value) {
      bits[file / Long.SIZE] |= 1L << file;
    }
  }
}
