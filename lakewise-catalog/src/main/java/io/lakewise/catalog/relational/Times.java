package io.lakewise.catalog.relational;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as they are stored: microseconds since the epoch. */
final class Times {

  private Times() {}

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant read(ResultSet row, String column) throws SQLException {
    return Instant.EPOCH.plus(row.getLong(column), ChronoUnit.MICROS);
  }

  static Optional<Instant> optional(ResultSet row, String column) throws SQLException {
    Instant time = read(row, column);
    return row.wasNull() ? Optional.empty() : Optional.of(time);
  }
}
