package io.lakewise.server.flight;

import io.lakewise.engine.session.Parameter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Values for markers, which a client sends as Arrow batches: a row for each run. */
final class BoundParameters {

  /** Fractions of 64 bits have every whole number up to here, and then not every one. */
  private static final double MOST_EXACT = 1L << 53;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Set<String> numbers;

  /**
   * Values of a statement.
   *
   * @param numbers the names of markers whose fractions are whole numbers where they can be
   */
  BoundParameters(Set<String> numbers) {
    this.numbers = numbers;
  }

  /** All rows of a stream. */
  List<List<Parameter>> read(FlightStream stream) {
    return stream.next() ? readOn(stream) : List.of();
  }

  /** All rows of a stream whose first batch has come already. */
  List<List<Parameter>> readOn(FlightStream stream) {
    List<List<Parameter>> rows = new ArrayList<>();
    do {
      VectorSchemaRoot root = stream.getRoot();
      for (int row = 0; row < root.getRowCount(); row++) {
        List<Parameter> values = new ArrayList<>();
        for (FieldVector vector : root.getFieldVectors()) {
          String name = String.valueOf(values.size() + 1);
          values.add(parameter(name, vector, row, stream.getDictionaryProvider()));
        }
        rows.add(values);
      }
    } while (stream.next());
    return rows;
  }

  /** Whether DuckDB reads rows of a schema as values of the same types as they are read here. */
  static boolean areRows(Schema schema, DictionaryProvider dictionaries) {
    return schema.getFields().stream()
        .map(field -> valueType(field, dictionaries))
        .noneMatch(type -> type instanceof ArrowType.Union || isHalf(type) || isLongDecimal(type));
  }

  /** The type of a field's values, also where they are in a dictionary. */
  static ArrowType valueType(Field field, DictionaryProvider dictionaries) {
    return field.getDictionary() == null
        ? field.getType()
        : dictionaries.lookup(field.getDictionary().getId()).getVectorType();
  }

  private static boolean isHalf(ArrowType type) {
    return type instanceof ArrowType.FloatingPoint number
        && number.getPrecision() == FloatingPointPrecision.HALF;
  }

  private static boolean isLongDecimal(ArrowType type) {
    return type instanceof ArrowType.Decimal decimal
        && (decimal.getBitWidth() > DecimalVector.TYPE_WIDTH * Byte.SIZE || decimal.getScale() < 0);
  }

  /** The value of a row, where it lies: behind a number, or in a member of a union. */
  private Parameter parameter(
      String name, FieldVector vector, int row, DictionaryProvider dictionaries) {
    DictionaryEncoding encoding = vector.getField().getDictionary();
    if (encoding != null) {
      FieldVector values = dictionaries.lookup(encoding.getId()).getVector();
      if (vector.isNull(row)) {
        return new Parameter(name, type(name, values.getField().getType()), null);
      }
      long index = ((BaseIntVector) vector).getValueAsLong(row);
      if (index < 0 || index >= values.getValueCount()) {
        throw FlightErrors.notInDictionary(name, index);
      }
      return parameter(name, values, (int) index);
    }
    if (vector instanceof DenseUnionVector union) {
      FieldVector member = (FieldVector) union.getVectorByType(union.getTypeId(row));
      return member == null
          ? new Parameter(name, "STRING", null)
          : parameter(name, member, union.getOffset(row));
    }
    return parameter(name, vector, row);
  }

  private Parameter parameter(String name, FieldVector vector, int row) {
    ArrowType type = vector.getField().getType();
    String sql = type(name, type);
    if (vector.isNull(row)) {
      return new Parameter(name, sql, null);
    }
    Object value = value(vector, row);
    if (value instanceof Double number && numbers.contains(name)) {
      return number(name, number);
    }
    return new Parameter(name, sql, text(vector, type, value));
  }

  /** Vectors of unsigned numbers and of halves would give their bits. */
  private static Object value(FieldVector vector, int row) {
    if (vector instanceof UInt8Vector) {
      return Long.toUnsignedString(((BaseIntVector) vector).getValueAsLong(row));
    }
    if (vector instanceof BaseIntVector whole) {
      return whole.getValueAsLong(row);
    }
    return vector instanceof Float2Vector half
        ? (Object) half.getValueAsDouble(row)
        : vector.getObject(row);
  }

  /** A client that binds by the description has made a fraction of a whole number. */
  private static Parameter number(String name, double value) {
    if (Math.abs(value) >= MOST_EXACT && !Double.isInfinite(value)) {
      throw FlightErrors.inexactNumber(name, value);
    }
    return value == Math.rint(value) && !Double.isInfinite(value)
        ? new Parameter(name, "BIGINT", String.valueOf((long) value))
        : new Parameter(name, "DOUBLE", String.valueOf(value));
  }

  private static String text(FieldVector vector, ArrowType type, Object value) {
    if (value instanceof byte[] bytes) {
      return bytes.length == 0
          ? ""
          : "\\x" + HexFormat.ofDelimiter("\\x").withUpperCase().formatHex(bytes);
    }
    if (vector instanceof DateDayVector) {
      return LocalDate.ofEpochDay(((Integer) value).longValue()).toString();
    }
    if (type instanceof ArrowType.Timestamp time && value instanceof Long ticks) {
      return instant(time, ticks);
    }
    if (type instanceof ArrowType.Time time) {
      return time(time, value);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value.toString();
  }

  private static String instant(ArrowType.Timestamp type, long ticks) {
    long perSecond = perSecond(type.getUnit());
    return Instant.ofEpochSecond(
            Math.floorDiv(ticks, perSecond),
            Math.floorMod(ticks, perSecond) * (NANOS_PER_SECOND / perSecond))
        .toString();
  }

  /** The hour, minute and second of a number since midnight, or of what the vector makes of it. */
  private static String time(ArrowType.Time type, Object value) {
    LocalTime time =
        value instanceof Number ticks
            ? LocalTime.ofNanoOfDay(
                ticks.longValue() * (NANOS_PER_SECOND / perSecond(type.getUnit())))
            : ((LocalDateTime) value).toLocalTime();
    return time.format(DateTimeFormatter.ISO_LOCAL_TIME);
  }

  private static long perSecond(TimeUnit unit) {
    return switch (unit) {
      case SECOND -> 1L;
      case MILLISECOND -> 1_000L;
      case MICROSECOND -> 1_000_000L;
      case NANOSECOND -> NANOS_PER_SECOND;
    };
  }

  /**
   * The type of a value in SQL; null for that which the place asks for, as tables hold no times of
   * a day.
   *
   * @param marker whose value it is
   * @throws org.apache.arrow.flight.FlightRuntimeException if values have none of it
   */
  static String type(String marker, ArrowType type) {
    if (type instanceof ArrowType.Int whole) {
      return !whole.getIsSigned() && whole.getBitWidth() == 64 ? "DECIMAL(20,0)" : "BIGINT";
    }
    if (type instanceof ArrowType.FloatingPoint number) {
      return number.getPrecision() == FloatingPointPrecision.SINGLE ? "FLOAT" : "DOUBLE";
    }
    if (type instanceof ArrowType.Time) {
      return null;
    }
    if (type instanceof ArrowType.Decimal decimal && isHeld(decimal)) {
      return "DECIMAL(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
    }
    if (type instanceof ArrowType.Bool) {
      return "BOOLEAN";
    }
    if (type instanceof ArrowType.Date) {
      return "DATE";
    }
    if (type instanceof ArrowType.Timestamp time) {
      return time.getTimezone() == null ? "TIMESTAMP_NTZ" : "TIMESTAMP_LTZ";
    }
    if (type instanceof ArrowType.Binary
        || type instanceof ArrowType.LargeBinary
        || type instanceof ArrowType.BinaryView
        || type instanceof ArrowType.FixedSizeBinary) {
      return "BINARY";
    }
    if (type instanceof ArrowType.Utf8
        || type instanceof ArrowType.LargeUtf8
        || type instanceof ArrowType.Utf8View
        || type instanceof ArrowType.Null) {
      return "STRING";
    }
    throw FlightErrors.unreadMarker(marker, type);
  }

  private static boolean isHeld(ArrowType.Decimal type) {
    return type.getPrecision() <= DecimalVector.MAX_PRECISION && type.getScale() >= 0;
  }
}
