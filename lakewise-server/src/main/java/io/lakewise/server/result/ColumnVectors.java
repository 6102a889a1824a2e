package io.lakewise.server.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Values of result rows, as {@code Result} has them, in Arrow vectors. */
final class ColumnVectors {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ColumnVectors() {}

  /** The field of a column of a DuckDB type; what has no simple type is text. */
  static Field field(String name, String type) {
    return Field.nullable(name, arrowType(type));
  }

  private static ArrowType arrowType(String type) {
    DataType known;
    try {
      known = DuckDbTypes.fromDuckDb(type);
    } catch (LakewiseException notStored) {
      return ArrowType.Utf8.INSTANCE;
    }
    if (known instanceof DecimalType decimal) {
      return new ArrowType.Decimal(decimal.precision(), decimal.scale(), 128);
    }
    if (!(known instanceof PrimitiveType)) {
      return ArrowType.Utf8.INSTANCE;
    }
    return switch ((PrimitiveType) known) {
      case BOOLEAN -> ArrowType.Bool.INSTANCE;
      case BYTE -> new ArrowType.Int(8, true);
      case SHORT -> new ArrowType.Int(16, true);
      case INTEGER -> new ArrowType.Int(32, true);
      case LONG -> new ArrowType.Int(64, true);
      case FLOAT -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
      case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case STRING, VARIANT -> ArrowType.Utf8.INSTANCE;
      case BINARY -> ArrowType.Binary.INSTANCE;
      case DATE -> new ArrowType.Date(DateUnit.DAY);
      case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
      case TIMESTAMP_NTZ -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
    };
  }

  /** Puts a value, which may be null, into a row of a vector of {@link #field}. */
  static void set(FieldVector vector, int row, Object value) {
    if (value == null) {
      vector.setNull(row);
    } else if (vector instanceof VarCharVector texts) {
      texts.setSafe(row, text(value).getBytes(StandardCharsets.UTF_8));
    } else if (vector instanceof VarBinaryVector bytes) {
      bytes.setSafe(row, (byte[]) value);
    } else if (vector instanceof BitVector bits) {
      bits.setSafe(row, (Boolean) value ? 1 : 0);
    } else if (vector instanceof DateDayVector days) {
      days.setSafe(row, (int) ((LocalDate) value).toEpochDay());
    } else if (vector instanceof TimeStampMicroTZVector times) {
      times.setSafe(row, micros(value));
    } else if (vector instanceof TimeStampMicroVector times) {
      times.setSafe(row, micros(value));
    } else {
      number(vector, row, value);
    }
  }

  private static void number(FieldVector vector, int row, Object value) {
    if (vector instanceof DecimalVector decimals) {
      BigDecimal decimal = new BigDecimal(value.toString());
      decimals.setSafe(row, decimal.setScale(decimals.getScale(), RoundingMode.UNNECESSARY));
      return;
    }
    Number number = (Number) value;
    if (vector instanceof BigIntVector longs) {
      longs.setSafe(row, number.longValue());
    } else if (vector instanceof IntVector ints) {
      ints.setSafe(row, number.intValue());
    } else if (vector instanceof SmallIntVector shorts) {
      shorts.setSafe(row, number.shortValue());
    } else if (vector instanceof TinyIntVector bytes) {
      bytes.setSafe(row, number.byteValue());
    } else if (vector instanceof Float8Vector doubles) {
      doubles.setSafe(row, number.doubleValue());
    } else {
      ((Float4Vector) vector).setSafe(row, number.floatValue());
    }
  }

  private static long micros(Object value) {
    Instant instant =
        value instanceof OffsetDateTime time
            ? time.toInstant()
            : value instanceof Instant already
                ? already
                : ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
  }

  private static String text(Object value) {
    if (!(value instanceof List) && !(value instanceof Map)) {
      return value.toString();
    }
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException unusual) {
      return value.toString();
    }
  }
}
