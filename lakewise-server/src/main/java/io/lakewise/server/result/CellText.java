package io.lakewise.server.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.complex.BaseListVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * Values as the text that Databricks' statement API gives: numbers in digits, times in ISO 8601,
 * bytes in Base64, arrays, maps and structs in JSON.
 */
public final class CellText {

  private static final JsonFactory JSON = new JsonFactory();
  private static final long MICROS = 1_000_000L;
  private static final long NANOS_OF_DAY = Duration.ofDays(1).toNanos();
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter SIX_DIGITS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter NINE_DIGITS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS", Locale.ROOT);

  private CellText() {}

  /** The text of a value; null for NULL. */
  public static String of(FieldVector vector, int row) throws IOException {
    if (vector.isNull(row)) {
      return null;
    }
    if (vector instanceof BaseListVector || vector instanceof StructVector) {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = JSON.createGenerator(text)) {
        write(json, vector, row);
      }
      return text.toString();
    }
    return scalar(vector, row);
  }

  private static String scalar(ValueVector vector, int row) {
    if (vector instanceof BitVector bits) {
      return bits.get(row) == 0 ? "false" : "true";
    }
    if (vector instanceof DateDayVector days) {
      int day = days.get(row);
      return Math.abs((long) day) == Integer.MAX_VALUE
          ? infinity(day)
          : LocalDate.ofEpochDay(day).toString();
    }
    if (vector instanceof TimeStampVector times) {
      return timestamp(times, row);
    }
    if (vector instanceof TimeMicroVector times) {
      return time(times.get(row) * 1000);
    }
    if (vector instanceof TimeNanoVector times) {
      return time(times.get(row));
    }
    String unsigned = unsigned(vector, row);
    if (unsigned != null) {
      return unsigned;
    }
    Object value = vector.getObject(row);
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    return String.valueOf(value);
  }

  private static String unsigned(ValueVector vector, int row) {
    if (vector instanceof UInt1Vector small) {
      return Integer.toString(Byte.toUnsignedInt(small.get(row)));
    }
    if (vector instanceof UInt2Vector small) {
      return Integer.toString(small.get(row));
    }
    if (vector instanceof UInt4Vector large) {
      return Integer.toUnsignedString(large.get(row));
    }
    if (vector instanceof UInt8Vector large) {
      return Long.toUnsignedString(large.get(row));
    }
    return null;
  }

  /** DuckDB's days and times that never come: the greatest number of the type, and its negation. */
  private static String infinity(long value) {
    return value > 0 ? "infinity" : "-infinity";
  }

  /** With its seconds; midnight at the day's end is a TIME of DuckDB's that Java does not have. */
  private static String time(long nanos) {
    return nanos == NANOS_OF_DAY
        ? "24:00:00"
        : DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.ofNanoOfDay(nanos));
  }

  private static String timestamp(TimeStampVector times, int row) {
    ArrowType.Timestamp type = (ArrowType.Timestamp) times.getField().getType();
    long value = times.get(row);
    if (Math.abs(value) == Long.MAX_VALUE) {
      return infinity(value);
    }
    long unit =
        switch (type.getUnit()) {
          case SECOND -> 1;
          case MILLISECOND -> 1000;
          case MICROSECOND -> MICROS;
          case NANOSECOND -> 1000 * MICROS;
        };
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(value, unit), Math.floorMod(value, unit) * (1000 * MICROS / unit));
    LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    DateTimeFormatter format =
        time.getNano() % 1_000_000 == 0
            ? MILLIS
            : time.getNano() % 1000 == 0 ? SIX_DIGITS : NINE_DIGITS;
    return format.format(time) + (type.getTimezone() == null ? "" : "Z");
  }

  private static void write(JsonGenerator json, ValueVector vector, int row) throws IOException {
    if (vector.isNull(row)) {
      json.writeNull();
    } else if (vector instanceof MapVector map) {
      writeMap(json, map, row);
    } else if (vector instanceof BaseListVector list) {
      json.writeStartArray();
      ValueVector items = items(list);
      for (int item = list.getElementStartIndex(row); item < list.getElementEndIndex(row); item++) {
        write(json, items, item);
      }
      json.writeEndArray();
    } else if (vector instanceof StructVector struct) {
      json.writeStartObject();
      for (FieldVector member : struct.getChildrenFromFields()) {
        json.writeFieldName(member.getName());
        write(json, member, row);
      }
      json.writeEndObject();
    } else {
      writeScalar(json, vector, row);
    }
  }

  private static ValueVector items(BaseListVector list) {
    if (list instanceof ListVector plain) {
      return plain.getDataVector();
    }
    return list instanceof LargeListVector large
        ? large.getDataVector()
        : ((FixedSizeListVector) list).getDataVector();
  }

  private static void writeMap(JsonGenerator json, MapVector map, int row) throws IOException {
    StructVector entries = (StructVector) map.getDataVector();
    FieldVector keys = entries.getChildrenFromFields().get(0);
    FieldVector values = entries.getChildrenFromFields().get(1);
    json.writeStartObject();
    for (int entry = map.getElementStartIndex(row); entry < map.getElementEndIndex(row); entry++) {
      json.writeFieldName(of(keys, entry));
      write(json, values, entry);
    }
    json.writeEndObject();
  }

  private static void writeScalar(JsonGenerator json, ValueVector vector, int row)
      throws IOException {
    String text = scalar(vector, row);
    boolean bare =
        switch (vector.getMinorType()) {
          case TINYINT, SMALLINT, INT, BIGINT, UINT1, UINT2, UINT4, UINT8, DECIMAL, DECIMAL256 ->
              true;
          case FLOAT4, FLOAT8 -> !text.endsWith("y") && !text.equals("NaN");
          default -> vector instanceof BitVector;
        };
    if (bare) {
      json.writeRawValue(text);
    } else {
      json.writeString(text);
    }
  }
}
