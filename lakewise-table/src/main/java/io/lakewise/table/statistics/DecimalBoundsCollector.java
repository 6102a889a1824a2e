package io.lakewise.table.statistics;

import io.lakewise.table.predicate.ColumnBounds;
import io.lakewise.table.predicate.DecimalBounds;
import io.lakewise.table.type.DecimalType;
import java.math.BigDecimal;

/** Bounds of decimals that do not fit a long. */
final class DecimalBoundsCollector implements BoundsCollector {

  private final DecimalType type;
  private final BigDecimal[] low;
  private final BigDecimal[] high;

  DecimalBoundsCollector(DecimalType type, int files) {
    this.type = type;
    this.low = new BigDecimal[files];
    this.high = new BigDecimal[files];
  }

  @Override
  public void between(int file, String lowText, String highText) {
    low[file] = lowText == null ? null : DecimalTexts.bound(lowText, type, false);
    high[file] = highText == null ? null : DecimalTexts.bound(highText, type, true);
  }

  @Override
  public void exactly(int file, String value) {
    low[file] = ValueTexts.decimal(value);
    high[file] = low[file];
  }

  @Override
  public ColumnBounds bounds(long[] nulls, long[] values) {
    return new DecimalBounds(nulls, values, low, high);
  }
}
