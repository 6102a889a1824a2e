package io.lakewise.table.parquet;

import java.util.List;

/**
 * Rows, read once, forwards. Values are Boolean, Byte, Short, Integer, Long, Float, Double,
 * BigDecimal, String, byte[], LocalDate, LocalDateTime (timestamp_ntz), Instant (timestamp), List
 * (array), Map (map), and for structs a Map from name to value in the order of the fields. Not
 * thread-safe.
 */
public interface RowStream extends AutoCloseable {

  /** The next row, or null at the end; the list is the caller's. */
  List<Object> next();

  /** Releases what reading took. */
  @Override
  void close();
}
