package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values between DuckDB's JDBC driver and {@link io.lakewise.table.parquet.RowStream}. The driver
 * gives timestamps without a zone as {@code java.sql.Timestamp}, which is wrong in the hour that
 * the JVM's time zone skips in spring; so they are asked for as instants in UTC.
 */
public final class DuckDbValues {

  private DuckDbValues() {}

  /** The expression under which a column of a type is selected, on a connection in UTC. */
  public static String projection(String expression, DataType type) {
    String plain = DuckDbTypes.toDuckDb(type);
    String exact = DuckDbTypes.toDuckDb(exact(type));
    return plain.equals(exact) ? expression : "CAST(" + expression + " AS " + exact + ")";
  }

  private static DataType exact(DataType type) {
    if (type == PrimitiveType.TIMESTAMP_NTZ) {
      return PrimitiveType.TIMESTAMP;
    }
    if (type instanceof ArrayType arrayType) {
      return new ArrayType(exact(arrayType.element()), true);
    }
    if (type instanceof MapType map) {

      return new MapType(exact(map.key()), exact(map.value()), true);
    }
    if (type instanceof StructType structType) {
      return new StructType(
          structType.fields().stream().map(field -> field.withType(exact(field.type()))).toList());
    }
    return type;
  }

  /** A value of a column that was selected by {@link #projection}. */
  public static Object fromJdbc(Object value, DataType type) throws SQLException {
    if (value == null) {
      return null;
    }
    if (type instanceof ArrayType arrayType) {
      List<Object> list = new ArrayList<>();
      for (Object element : (Object[]) ((java.sql.Array) value).getArray()) {
        list.add(fromJdbc(element, arrayType.element()));
      }
      return list;
    }
    if (type instanceof MapType mapType) {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        map.put(
            fromJdbc(entry.getKey(), mapType.key()), fromJdbc(entry.getValue(), mapType.value()));
      }
      return map;
    }
    if (type instanceof StructType structType) {
      Object[] members = ((Struct) value).getAttributes();
      Map<String, Object> struct = new LinkedHashMap<>();
      int next = 0;
      for (StructField field : structType.fields()) {
        struct.put(field.name(), fromJdbc(members[next++], field.type()));
      }
      return struct;
    }
    if (type == PrimitiveType.TIMESTAMP) {
      return ((OffsetDateTime) value).toInstant();
    }
    if (type == PrimitiveType.TIMESTAMP_NTZ) {
      return ((OffsetDateTime) value).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }
    if (value instanceof Blob blob) {
      return blob.getBytes(1, (int) blob.length());
    }
    return value;
  }

  /** A value as DuckDB's appender takes it. */
  static Object toAppender(Object value, DataType type) {
    if (value == null) {
      return null;
    }
    if (type instanceof ArrayType arrayType) {
      List<Object> list = new ArrayList<>();
      for (Object element : (List<?>) value) {
        list.add(toAppender(element, arrayType.element()));
      }
      return list;
    }
    if (type instanceof MapType mapType) {
      Map<Object, Object> map = new LinkedHashMap<>();
      ((Map<?, ?>) value)
          .forEach(
              (key, item) ->
                  map.put(toAppender(key, mapType.key()), toAppender(item, mapType.value())));
      return map;
    }
    if (type instanceof StructType structType) {
      Map<String, Object> struct = new LinkedHashMap<>();
      for (StructField field : structType.fields()) {
        struct.put(field.name(), toAppender(((Map<?, ?>) value).get(field.name()), field.type()));
      }
      return struct;
    }
    if (type == PrimitiveType.TIMESTAMP) {
      return ((Instant) value).atOffset(ZoneOffset.UTC);
    }
    if (type instanceof DecimalType decimal) {
      return ((BigDecimal) value).setScale(decimal.scale());
    }
    return value;
  }
}
