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
    } else if (type instanceof StructType structType) {
      appender.beginStruct();
      for (StructField field : structType.fields()) {
        append(appender, ((Map<?, ?>) value).get(field.name()), field.type());
      }
      appender.endStruct();
    } else if (value instanceof Boolean b) {
      appender.append(b);
    } else if (value instanceof Byte b) {
      appender.append(b);
    } else if (value instanceof Short s) {
      appender.append(s);
    } else if (value instanceof Integer i) {
      appender.append(i);
    } else if (value instanceof Long l) {
      appender.append(l);
    } else if (value instanceof Float f) {
      appender.append(f);
    } else if (value instanceof Double d) {
      appender.append(d);
    } else if (value instanceof BigDecimal bigDecimal) {
      appender.append(bigDecimal);
    } else if (value instanceof String string) {
      appender.append(string);
    } else if (value instanceof byte[] array) {
      appender.append(array);
    } else if (value instanceof LocalDate localDate) {
      appender.append(localDate);
    } else if (value instanceof LocalDateTime localDateTime) {
      appender.append(localDateTime);
    } else if (value instanceof OffsetDateTime offsetDateTime) {
      appender.append(offsetDateTime);
    } else if (value instanceof Collection) {
      appender.append((Collection<?>) value);
    } else {
      appender.append((Map<?, ?>) value);
    }
  }
}
