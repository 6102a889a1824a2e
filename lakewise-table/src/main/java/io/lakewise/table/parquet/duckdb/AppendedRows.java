package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.type.DataType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Rows from Java in a temporary table. */
final class AppendedRows {

  private static final String NAME = "__rows";

  private AppendedRows() {}

  /** Makes the connection's table of appended rows and returns its name. */
  static String create(DuckDBConnection connection, StructType schema, Iterator<List<Object>> rows)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String columns =
          schema.fields().stream()
              .map(f -> Identifiers.quote(f.name()) + " " + DuckDbTypes.toDuckDb(f.type()))
              .collect(Collectors.joining(", "));
      statement.execute("CREATE TEMPORARY TABLE " + NAME + " (" + columns + ")");
    }
    try (DuckDBAppender appender = connection.createAppender("temp", "main", NAME)) {
      while (rows.hasNext()) {
        List<Object> row = rows.next();
        appender.beginRow();
        int next = 0;
        for (StructField field : schema.fields()) {
          append(appender, DuckDbValues.toAppender(row.get(next++), field.type()), field.type());
        }
        appender.endRow();
      }
    }
    return "temp.main." + NAME;
  }

  private static void append(DuckDBAppender appender, Object value, DataType type)
      throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (type instanceof StructType) {
      appender.beginStruct();
      for (StructField field : ((StructType) type).fields()) {
        append(appender, ((Map<?, ?>) value).get(field.name()), field.type());
      }
      appender.endStruct();
    } else if (value instanceof Boolean) {
      appender.append((Boolean) value);
    } else if (value instanceof Byte) {
      appender.append((Byte) value);
    } else if (value instanceof Short) {
      appender.append((Short) value);
    } else if (value instanceof Integer) {
      appender.append((Integer) value);
    } else if (value instanceof Long) {
      appender.append((Long) value);
    } else if (value instanceof Float) {
      appender.append((Float) value);
    } else if (value instanceof Double) {
      appender.append((Double) value);
    } else if (value instanceof BigDecimal) {
      appender.append((BigDecimal) value);
    } else if (value instanceof String) {
      appender.append((String) value);
    } else if (value instanceof byte[]) {
      appender.append((byte[]) value);
    } else if (value instanceof LocalDate) {
      appender.append((LocalDate) value);
    } else if (value instanceof LocalDateTime) {
      appender.append((LocalDateTime) value);
    } else if (value instanceof OffsetDateTime) {
      appender.append((OffsetDateTime) value);
    } else if (value instanceof Collection) {
      appender.append((Collection<?>) value);
    } else {
      appender.append((Map<?, ?>) value);
    }
  }
}
