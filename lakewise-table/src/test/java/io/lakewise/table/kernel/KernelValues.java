package io.lakewise.table.kernel;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kernel's vectors as values of {@link io.lakewise.table.parquet.RowStream}. */
final class KernelValues {

  private KernelValues() {}

  /** A value; {@code type} is the table's, because a mapped column's vector has other names. */
  static Object value(ColumnVector vector, int row, DataType type) {
    if (vector.isNullAt(row)) {
      return null;
    }
    if (type instanceof StructType struct) {
      Map<String, Object> members = new LinkedHashMap<>();
      for (int member = 0; member < struct.length(); member++) {
        members.put(
            struct.at(member).getName(),
            value(vector.getChild(member), row, struct.at(member).getDataType()));
      }
      return members;
    }
    if (type instanceof ArrayType list) {
      ArrayValue array = vector.getArray(row);
      List<Object> elements = new ArrayList<>();
      for (int element = 0; element < array.getSize(); element++) {
        elements.add(value(array.getElements(), element, list.getElementType()));
      }
      return elements;
    }
    if (type instanceof MapType pairs) {
      MapValue map = vector.getMap(row);
      Map<Object, Object> entries = new LinkedHashMap<>();
      for (int entry = 0; entry < map.getSize(); entry++) {
        entries.put(
            value(map.getKeys(), entry, pairs.getKeyType()),
            value(map.getValues(), entry, pairs.getValueType()));
      }
      return entries;
    }
    return number(vector.getDataType(), vector, row);
  }

  private static Object number(DataType type, ColumnVector vector, int row) {
    if (type instanceof ByteType) {
      return vector.getByte(row);
    } else if (type instanceof ShortType) {
      return vector.getShort(row);
    } else if (type instanceof IntegerType) {
      return vector.getInt(row);
    } else if (type instanceof LongType) {
      return vector.getLong(row);
    } else if (type instanceof FloatType) {
      return vector.getFloat(row);
    } else if (type instanceof DoubleType) {
      return vector.getDouble(row);
    } else if (type instanceof DecimalType) {
      return vector.getDecimal(row);
    }
    return other(type, vector, row);
  }

  private static Object other(DataType type, ColumnVector vector, int row) {
    if (type instanceof BooleanType) {
      return vector.getBoolean(row);
    } else if (type instanceof StringType) {
      return vector.getString(row);
    } else if (type instanceof BinaryType) {
      return vector.getBinary(row);
    } else if (type instanceof DateType) {
      return LocalDate.ofEpochDay(vector.getInt(row));
    } else if (type instanceof TimestampType) {
      return instant(vector.getLong(row));
    } else if (type instanceof TimestampNTZType) {
      return LocalDateTime.ofInstant(instant(vector.getLong(row)), ZoneOffset.UTC);
    }
    throw new IllegalArgumentException("no value for Kernel's type " + type);
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
  }
}
