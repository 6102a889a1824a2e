package io.lakewise.table.statistics;

import io.lakewise.table.predicate.ColumnBounds;
import io.lakewise.table.predicate.LongBounds;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;

/** Bounds of integers, booleans, dates, times and short decimals. */
final class LongBoundsCollector implements BoundsCollector {

  private static final long MICROS_PER_MILLI = 1000;
  private static final long UNKNOWN = StatisticsValues.UNKNOWN;

  private final DataType type;
  private final long[] low;
  private final long[] high;

  LongBoundsCollector(DataType type, int files) {
    this.type = type;
    this.low = new long[files];
    this.high = new long[files];
    Arrays.fill(low, Long.MIN_VALUE);
    Arrays.fill(high, Long.MAX_VALUE);
  }

  @Override
  public void between(int file, String lowText, String highText) {
    Long least = lowText == null ? null : read(lowText, false, false);
    Long greatest = highText == null ? null : read(highText, true, false);
    if (least != null) {
      low[file] = least;
    }
    if (greatest != null) {
      high(file, greatest);
    }
  }

  @Override
  public void between(int file, StatisticsValues values, int lowSlot, int highSlot) {
    long least = plain(values, lowSlot);
    long greatest = plain(values, highSlot);
    if (least == UNKNOWN || greatest == UNKNOWN) {
      BoundsCollector.super.between(file, values, lowSlot, highSlot);
      return;
    }
    low[file] = least;
    high(file, greatest);
  }

  private void high(int file, long greatest) {
    high[file] = isTime() ? untruncated(greatest) : greatest;
  }

  /** A value in its usual spelling, or {@link #UNKNOWN}. */
  private long plain(StatisticsValues values, int slot) {
    if (type instanceof DecimalType || type == PrimitiveType.BOOLEAN) {
      return UNKNOWN;
    }
    if (!isTime() && type != PrimitiveType.DATE) {
      return values.digits(slot);
    }
    IsoText text = values.iso(slot);
    if (text == null) {
      return UNKNOWN;
    }
    return isTime() ? text.micros(type == PrimitiveType.TIMESTAMP) : text.days();
  }

  /** Writers cut times down to milliseconds, also the greatest (Delta protocol). */
  private static long untruncated(long micros) {
    boolean cut = Math.floorMod(micros, MICROS_PER_MILLI) == 0;
    return cut && micros <= Long.MAX_VALUE - MICROS_PER_MILLI
        ? micros + MICROS_PER_MILLI - 1
        : micros;
  }

  private boolean isTime() {
    return type == PrimitiveType.TIMESTAMP || type == PrimitiveType.TIMESTAMP_NTZ;
  }

  @Override
  public void exactly(int file, String value) {
    Long least = read(value, false, true);
    Long greatest = read(value, true, true);
    if (least != null && greatest != null) {
      low[file] = least;
      high[file] = greatest;
    }
  }

  private Long read(String text, boolean up, boolean partition) {
    if (type instanceof DecimalType decimal) {
      return decimal(text, decimal, up, partition);
    }
    if (isTime()) {
      return ValueTexts.micros(text, (PrimitiveType) type, partition, up);
    }
    if (type == PrimitiveType.DATE) {
      return ValueTexts.days(text);
    }
    if (type == PrimitiveType.BOOLEAN) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true" -> Long.valueOf(1);
        case "false" -> Long.valueOf(0);
        default -> null;
      };
    }
    return ValueTexts.whole(text);
  }

  private static Long decimal(String text, DecimalType type, boolean up, boolean partition) {
    BigDecimal value = partition ? ValueTexts.decimal(text) : DecimalTexts.bound(text, type, up);
    return value == null
        ? null
        : ValueTexts.saturated(
            value.scaleByPowerOfTen(type.scale()), up ? RoundingMode.CEILING : RoundingMode.FLOOR);
  }

  @Override
  public ColumnBounds bounds(long[] nulls, long[] values) {
    return new LongBounds(nulls, values, low, high);
  }
}
