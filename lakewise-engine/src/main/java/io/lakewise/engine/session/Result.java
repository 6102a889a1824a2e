package io.lakewise.engine.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a statement answers: rows, read once, forwards. Row values are Boolean, Byte, Short,
 * Integer, Long, BigInteger, Float, Double, BigDecimal, String, byte[], LocalDate, LocalTime,
 * LocalDateTime, OffsetDateTime (timestamp with time zone), List, Map (map), for structs a Map from
 * name to value in order, and String for any other type. Not thread-safe.
 */
public interface Result extends AutoCloseable {

  /** File formats into which a result is written without passing row by row. */
  enum FileFormat {
    /** Apache Parquet. */
    PARQUET,
    /** Arrow IPC stream. */
    ARROW
  }

  /** The columns; empty for a statement that answers nothing. */
  List<ResultColumn> columns();

  /** The next row, or null at the end. */
  List<Object> next();

  /**
   * Writes the rows that are left into a file and ends the result.
   *
   * @return the number of rows
   */
  long writeTo(Path file, FileFormat format);

  /**
   * What the statement did, by the names of Delta's operation metrics and a few of ours: {@code
   * num_affected_rows}, {@code version}, …; empty for queries.
   */
  Map<String, String> metrics();

  /** One line for people, such as {@code created main.default.t (version 0)}; null for queries. */
  String message();

  @Override
  void close();
}
