package io.lakewise.engine.workbench.duckdb;

import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;

/** Turns DuckDB's values into those of {@code io.lakewise.engine.session.Result}. */
final class RowValues {

  private static final Instant LAST = ofMicros(Long.MAX_VALUE);
  private static final Instant FIRST = ofMicros(-Long.MAX_VALUE);

  private RowValues() {}

  /**
   * A value of the current row.
   *
   * @param type the column's, in DuckDB's spelling
   */
  static Object read(ResultSet rows, int column, String type) throws SQLException {
    if (type.startsWith("TIMESTAMP") && !type.endsWith("]") && !type.endsWith("ZONE")) {
      return finite(rows.getObject(column, LocalDateTime.class));
    }
    return switch (type) {
      case "TIME", "TIME_NS", "TIME WITH TIME ZONE", "INTERVAL", "BIT", "UUID" ->
          type.equals("TIME") ? time(rows, column) : rows.getString(column);
      default -> plain(rows.getObject(column));
    };
  }

  /** Midnight at the day's end is a TIME of DuckDB's that Java does not have. */
  private static Object time(ResultSet rows, int column) throws SQLException {
    String text = rows.getString(column);
    return text == null || text.startsWith("24") ? text : java.time.LocalTime.parse(text);
  }

  private static Object plain(Object value) throws SQLException {
    if (value instanceof DuckDBStruct struct) {
      Map<String, Object> members = new LinkedHashMap<>();
      for (Map.Entry<String, Object> member : struct.getMap().entrySet()) {
        members.put(member.getKey(), plain(member.getValue()));
      }
      return members;
    }
    if (value instanceof Struct struct) {
      return list((Object[]) struct.getAttributes());
    }
    if (value instanceof Array array) {
      return list((Object[]) array.getArray());
    }
    if (value instanceof Map) {
      Map<Object, Object> entries = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        entries.put(plain(entry.getKey()), plain(entry.getValue()));
      }
      return entries;
    }
    return scalar(value);
  }

  private static List<Object> list(Object[] elements) throws SQLException {
    List<Object> list = new ArrayList<>(elements.length);
    for (Object element : elements) {
      list.add(plain(element));
    }
    return list;
  }

  private static Object scalar(Object value) throws SQLException {
    if (value instanceof Blob blob) {

      return blob.getBytes(1, (int) blob.length());
    }
    if (value instanceof Timestamp timestamp) {
      return finite(timestamp.toLocalDateTime());
    }
    if (value instanceof java.util.UUID || value instanceof java.time.OffsetTime) {
      return value.toString();
    }
    return finite(value);
  }

  /** DuckDB's infinite dates and times, for which Java has no values, as text. */
  private static Object finite(Object value) {
    if (value instanceof LocalDate date) {
      long day = date.toEpochDay();
      return shown(value, day == Integer.MAX_VALUE, day == -Integer.MAX_VALUE);
    }
    Instant instant = null;
    if (value instanceof LocalDateTime time) {
      instant = time.toInstant(ZoneOffset.UTC);
    } else if (value instanceof OffsetDateTime time) {
      instant = time.toInstant();
    }
    return shown(value, LAST.equals(instant), FIRST.equals(instant));
  }

  private static Object shown(Object value, boolean last, boolean first) {
    return last ? "infinity" : first ? "-infinity" : value;
  }

  private static Instant ofMicros(long micros) {
    long second = 1_000_000;
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, second), 1000 * Math.floorMod(micros, second));
  }
}
