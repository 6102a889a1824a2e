package io.lakewise.table.parquet.duckdb;

import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/**
 * Timestamps as partition values spell them (Delta protocol, "Partition Value Serialization"):
 * {@code 2020-01-01 00:00:00.123456} or ISO 8601 with a zone; without a zone they are UTC.
 */
final class PartitionTimestamps {

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .appendPattern("[' ']")
          .optionalStart()
          .appendOffset("+HH:mm", "Z")
          .optionalEnd()
          .parseDefaulting(HOUR_OF_DAY, 0)
          .parseDefaulting(MINUTE_OF_HOUR, 0)
          .parseDefaulting(SECOND_OF_MINUTE, 0)
          .toFormatter(java.util.Locale.ROOT);

  private PartitionTimestamps() {}

  /** Microseconds since the epoch. */
  static long micros(String serialized) {
    try {
      TemporalAccessor parsed = FORMAT.parse(serialized);
      ZoneOffset offset =
          parsed.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(parsed) : ZoneOffset.UTC;
      Instant instant = LocalDateTime.from(parsed).toInstant(offset);
      return Math.multiplyExact(instant.getEpochSecond(), 1_000_000L) + instant.getNano() / 1_000;
    } catch (ArithmeticException | DateTimeException e) {
      throw ParquetErrors.partitionValue(serialized, "timestamp", e);
    }
  }
}
