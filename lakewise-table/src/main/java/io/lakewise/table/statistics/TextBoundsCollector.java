package io.lakewise.table.statistics;

import io.lakewise.table.predicate.ColumnBounds;
import io.lakewise.table.predicate.TextBounds;
import java.nio.charset.StandardCharsets;

/** Bounds of strings. */
final class TextBoundsCollector implements BoundsCollector {

  private final byte[][] low;
  private final byte[][] high;

  TextBoundsCollector(int files) {
    this.low = new byte[files][];
    this.high = new byte[files][];
  }

  @Override
  public void between(int file, String lowText, String highText) {
    low[file] = lowText == null ? null : utf8(lowText);
    high[file] = highText == null ? null : utf8(highText);
  }

  @Override
  public void between(int file, StatisticsValues values, int lowSlot, int highSlot) {
    low[file] = values.utf8(lowSlot);
    high[file] = values.utf8(highSlot);
  }

  @Override
  public void exactly(int file, String value) {
    low[file] = utf8(value);
    high[file] = low[file];
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public ColumnBounds bounds(long[] nulls, long[] values) {
    return new TextBounds(nulls, values, low, high);
  }
}
