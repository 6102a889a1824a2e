package io.lakewise.engine.workbench.duckdb;

import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;

/** Turns DuckDB's values into those of {@code io.lakewise.engine.session.Result}. */
final class RowValues {

  private RowValues() {}

  /**
   * A value of the current row.
   *
   * @param type the column's, in DuckDB's spelling
   */
  static Object read(ResultSet rows, int column, String type) throws SQLException {
    if (type.startsWith("TIMESTAMP") && !type.endsWith("]") && !type.endsWith("ZONE")) {
      return rows.getObject(column, LocalDateTime.class);
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
      return timestamp.toLocalDateTime();
    }
    if (value instanceof java.util.UUID || value instanceof java.time.OffsetTime) {
      return value.toString();
    }
    return value;
  }
}
