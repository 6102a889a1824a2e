package io.lakewise.engine.damage;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Variants byte by byte (Parquet, "Variant Binary Encoding"). */
final class VariantBytes {

  static final int ARRAY = 3;
  static final int STRING = 16 << 2;

  private static final int TAIL = 8;

  private VariantBytes() {}

  /** A null in arrays in arrays, each with some members that are all the same bytes. */
  static byte[] nested(int levels, int members) {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    for (int level = levels - 1; level >= 0; level--) {
      value.writeBytes(head(1 + level * (10 + 4 * (members - 1)), members));
    }
    value.write(0);
    return value.toByteArray();
  }

  /** What stands before the one member that an array has several times. */
  static byte[] head(int length, int members) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write(ARRAY | 3 << 2);
    head.write(members);
    head.writeBytes(new byte[4 * members]);
    for (int shift = 0; shift < 32; shift += 8) {
      head.write(length >> shift);
    }
    return head.toByteArray();
  }

  /** A struct of a variant's two parts as SQL. */
  static String sql(byte[] value) {
    return "{'metadata': unhex('110000'), 'value': unhex('%s')}"
        .formatted(HexFormat.of().formatHex(value));
  }

  /**
   * A Parquet file whose only group with some name and number of columns it declares to be a
   * variant.
   */
  static byte[] declared(byte[] file, String group, int columns) {
    return declared(file, group, columns, "5c0c200000");
  }

  /**
   * The same with a declaration of one's own.
   *
   * @param declaration hexadecimal, the field {@code logicalType} behind {@code num_children}
   */
  static byte[] declared(byte[] file, String group, int columns, String declaration) {
    int footerAt = file.length - TAIL - tail(file).getInt();
    String footer = HexFormat.of().formatHex(file, footerAt, file.length - TAIL);
    String name = HexFormat.of().formatHex(group.getBytes(StandardCharsets.US_ASCII));
    String element = "180" + group.length() + name + "150" + 2 * columns;
    int at = footer.indexOf(element + "00");
    if (at < 0 || footer.indexOf(element + "00", at + 1) >= 0) {
      throw new AssertionError(footer);
    }
    int end = at + element.length();
    byte[] changed =
        HexFormat.of().parseHex(footer.substring(0, end) + declaration + footer.substring(end));
    return ByteBuffer.allocate(footerAt + changed.length + TAIL)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(file, 0, footerAt)
        .put(changed)
        .putInt(changed.length)
        .put(file, file.length - 4, 4)
        .array();
  }

  private static ByteBuffer tail(byte[] file) {
    return ByteBuffer.wrap(file, file.length - TAIL, TAIL).order(ByteOrder.LITTLE_ENDIAN);
  }
}
