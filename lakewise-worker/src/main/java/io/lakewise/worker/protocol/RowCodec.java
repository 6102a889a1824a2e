package io.lakewise.worker.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of Java values, of the classes of {@code io.lakewise.engine.session.Result}, as bytes. */
public final class RowCodec {

  private static final int CHUNK_BYTES = 1 << 20;
  private static final int CHUNK_ROWS = 8192;
  private static final int MOST_ROW_BYTES = 128 << 20;
  private static final int DEEPEST = 500;

  private enum Tag {
    NULL,
    FALSE,
    TRUE,
    BYTE,
    SHORT,
    INTEGER,
    LONG,
    BIG_INTEGER,
    FLOAT,
    DOUBLE,
    DECIMAL,
    TEXT,
    BYTES,
    DATE,
    TIME,
    DATE_TIME,
    ZONED,
    LIST,
    MAP
  }

  private static final Tag[] TAGS = Tag.values();

  /** Where rows come from. */
  public interface Source {
    /** The next row, or null at the end. */
    List<Object> next();
  }

  private RowCodec() {}

  /** The next rows of a source, about as many as make a message; no bytes at its end. */
  public static byte[] write(Source rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream output = new DataOutputStream(bytes);
    try {
      for (int count = 0; count < CHUNK_ROWS && bytes.size() < CHUNK_BYTES; count++) {
        List<Object> row = rows.next();
        if (row == null) {
          break;
        }
        output.writeInt(row.size());
        for (Object value : row) {
          write(value, output);
          if (bytes.size() > MOST_ROW_BYTES) {
            throw WireErrors.rowTooLarge(MOST_ROW_BYTES);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Object value, DataOutputStream output) throws IOException {
    if (value == null) {
      output.writeByte(Tag.NULL.ordinal());
    } else if (value instanceof Boolean flag) {
      output.writeByte((flag ? Tag.TRUE : Tag.FALSE).ordinal());
    } else if (value instanceof Number number) {
      write(number, output);
    } else if (value instanceof byte[] bytes) {
      write(Tag.BYTES, bytes, output);
    } else if (value instanceof LocalDate date) {
      output.writeByte(Tag.DATE.ordinal());
      output.writeLong(date.toEpochDay());
    } else if (value instanceof LocalTime time) {
      output.writeByte(Tag.TIME.ordinal());
      output.writeLong(time.toNanoOfDay());
    } else if (value instanceof LocalDateTime time) {
      output.writeByte(Tag.DATE_TIME.ordinal());
      write(time, output);
    } else if (value instanceof OffsetDateTime time) {
      output.writeByte(Tag.ZONED.ordinal());
      write(time.toLocalDateTime(), output);
      output.writeInt(time.getOffset().getTotalSeconds());
    } else if (value instanceof List<?> list) {
      output.writeByte(Tag.LIST.ordinal());
      output.writeInt(list.size());
      for (Object element : list) {
        write(element, output);
      }
    } else if (value instanceof Map<?, ?> map) {
      output.writeByte(Tag.MAP.ordinal());
      output.writeInt(map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(entry.getKey(), output);
        write(entry.getValue(), output);
      }
    } else {
      write(Tag.TEXT, value.toString().getBytes(StandardCharsets.UTF_8), output);
    }
  }

  private static void write(Number number, DataOutputStream output) throws IOException {
    if (number instanceof Long value) {
      output.writeByte(Tag.LONG.ordinal());
      output.writeLong(value);
    } else if (number instanceof Integer value) {
      output.writeByte(Tag.INTEGER.ordinal());
      output.writeInt(value);
    } else if (number instanceof Short value) {
      output.writeByte(Tag.SHORT.ordinal());
      output.writeShort(value);
    } else if (number instanceof Byte value) {
      output.writeByte(Tag.BYTE.ordinal());
      output.writeByte(value);
    } else if (number instanceof Double value) {
      output.writeByte(Tag.DOUBLE.ordinal());
      output.writeDouble(value);
    } else if (number instanceof Float value) {
      output.writeByte(Tag.FLOAT.ordinal());
      output.writeFloat(value);
    } else if (number instanceof BigInteger value) {
      write(Tag.BIG_INTEGER, value.toByteArray(), output);
    } else {
      BigDecimal value = (BigDecimal) number;
      write(Tag.DECIMAL, value.unscaledValue().toByteArray(), output);
      output.writeInt(value.scale());
    }
  }

  private static void write(Tag tag, byte[] bytes, DataOutputStream output) throws IOException {
    output.writeByte(tag.ordinal());
    output.writeInt(bytes.length);
    output.write(bytes);
  }

  private static void write(LocalDateTime time, DataOutputStream output) throws IOException {
    output.writeLong(time.toLocalDate().toEpochDay());
    output.writeLong(time.toLocalTime().toNanoOfDay());
  }

  /** The rows of bytes that {@link #write(Source)} made. */
  public static List<List<Object>> read(byte[] bytes) {
    ByteBuffer input = ByteBuffer.wrap(bytes);
    List<List<Object>> rows = new ArrayList<>();
    try {
      while (input.hasRemaining()) {
        int width = count(input);
        List<Object> row = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
          row.add(value(input, 0));
        }
        rows.add(row);
      }
      return rows;
    } catch (BufferUnderflowException | IndexOutOfBoundsException | java.time.DateTimeException e) {
      throw WireErrors.unreadable("rows", e);
    }
  }

  /** A count of things of at least one byte each. */
  private static int count(ByteBuffer input) {
    int count = input.getInt();
    if (count < 0 || count > input.remaining()) {
      throw WireErrors.unreadable("a count of " + count, null);
    }
    return count;
  }

  private static Object value(ByteBuffer input, int depth) {
    if (depth > DEEPEST) {
      throw WireErrors.unreadable("values within values", null);
    }
    return switch (TAGS[input.get()]) {
      case NULL -> null;
      case FALSE -> false;
      case TRUE -> true;
      case BYTE -> input.get();
      case SHORT -> input.getShort();
      case INTEGER -> input.getInt();
      case LONG -> input.getLong();
      case BIG_INTEGER -> integer(input);
      case FLOAT -> input.getFloat();
      case DOUBLE -> input.getDouble();
      case DECIMAL -> new BigDecimal(integer(input), input.getInt());
      case TEXT -> new String(bytes(input), StandardCharsets.UTF_8);
      case BYTES -> bytes(input);
      case DATE -> LocalDate.ofEpochDay(input.getLong());
      case TIME -> LocalTime.ofNanoOfDay(input.getLong());
      case DATE_TIME -> dateTime(input);
      case ZONED ->
          OffsetDateTime.of(dateTime(input), java.time.ZoneOffset.ofTotalSeconds(input.getInt()));
      case LIST -> list(input, depth);
      case MAP -> map(input, depth);
    };
  }

  private static List<Object> list(ByteBuffer input, int depth) {
    int size = count(input);
    List<Object> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(value(input, depth + 1));
    }
    return list;
  }

  private static Map<Object, Object> map(ByteBuffer input, int depth) {
    int size = count(input);
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      map.put(value(input, depth + 1), value(input, depth + 1));
    }
    return map;
  }

  private static LocalDateTime dateTime(ByteBuffer input) {
    LocalDate date = LocalDate.ofEpochDay(input.getLong());
    return LocalDateTime.of(date, LocalTime.ofNanoOfDay(input.getLong()));
  }

  /** A whole number; {@link BigInteger} itself refuses a number of no bytes. */
  private static BigInteger integer(ByteBuffer input) {
    byte[] bytes = bytes(input);
    if (bytes.length == 0) {
      throw WireErrors.unreadable("a number without digits", null);
    }
    return new BigInteger(bytes);
  }

  private static byte[] bytes(ByteBuffer input) {
    byte[] bytes = new byte[count(input)];
    input.get(bytes);
    return bytes;
  }
}
