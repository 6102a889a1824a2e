package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns that a Parquet file declares to be variants. DuckDB hands them out as values only, of
 * which nobody can tell how deeply they are nested; in a copy without the declaration they are
 * bytes, which can be looked at.
 */
public final class FileVariants {

  /** What stands behind a footer: its length and Parquet's mark. */
  private static final int TAIL = 8;

  private static final byte[] METADATA = "metadata".getBytes(StandardCharsets.US_ASCII);
  private static final String VALUE = "value";
  private static final String TYPED_VALUE = "typed_value";

  private FileVariants() {}

  /**
   * Whether a file may declare variants: each has a part that is called metadata, by a name with
   * its length before it.
   */
  public static boolean mayBeIn(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      byte[] footer = footer(channel);
      for (int at = 1; at + METADATA.length <= footer.length; at++) {
        boolean counted = footer[at - 1] == METADATA.length || footer[at - 1] == 0;
        if (counted && isMetadata(footer, at)) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean isMetadata(byte[] footer, int at) {
    for (int i = 0; i < METADATA.length; i++) {
      if (footer[at + i] != METADATA[i]) {
        return false;
      }
    }
    return true;
  }

  /** The footer; empty if there is none, which DuckDB tells better. */
  private static byte[] footer(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < TAIL) {
      return new byte[0];
    }
    ByteBuffer tail = ByteBuffer.wrap(read(channel, size - TAIL, TAIL));
    long length = Integer.toUnsignedLong(tail.order(ByteOrder.LITTLE_ENDIAN).getInt());
    boolean fits = length <= size - TAIL && length < Integer.MAX_VALUE - TAIL;
    return fits ? read(channel, size - TAIL - length, (int) length) : new byte[0];
  }

  private static byte[] read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException("the file has become shorter");
      }
    }
    return bytes.array();
  }

  /**
   * Copies a file without the declarations.
   *
   * @throws IllegalArgumentException if its footer is not as writers write it
   */
  public static void copyUndeclared(Path file, Path copy) throws IOException {
    try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ);
        FileChannel to =
            FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long size = from.size();
      for (long at = 0; at < size; ) {
        long copied = from.transferTo(at, size - at, to);
        if (copied <= 0) {
          throw new EOFException("the file has become shorter");
        }
        at += copied;
      }
      byte[] footer = footer(from);
      VariantAnnotations.erase(footer);
      ByteBuffer left = ByteBuffer.wrap(footer);
      while (left.hasRemaining()) {
        to.write(left, size - TAIL - footer.length + left.position());
      }
    }
  }

  /** Whether a type is or holds a variant. */
  public static boolean isIn(DataType type) {
    return FileSchema.hasVariant(type);
  }

  /**
   * An expression for what is wrong with a column's variants, as a clause about one; null if
   * nothing is.
   *
   * @param column an expression for it in the copy
   * @param declared its type in the file
   * @param copied its type in the copy
   * @throws IllegalArgumentException if the types do not belong together
   */
  public static String problem(String column, DataType declared, DataType copied) {
    return problem(column, declared, copied, 0);
  }

  private static String problem(String value, DataType declared, DataType copied, int depth) {
    if (declared == PrimitiveType.VARIANT && copied instanceof StructType group) {
      return group(value, group, depth);
    }
    String inner = "x" + depth;
    if (declared instanceof ArrayType list && copied instanceof ArrayType same) {
      return any(value, inner, problem(inner, list.element(), same.element(), depth + 1));
    }
    if (declared instanceof MapType map && copied instanceof MapType same) {
      String key = problem(inner, map.key(), same.key(), depth + 1);
      String mapped = problem(inner, map.value(), same.value(), depth + 1);
      return first(
          List.of(
              any("map_keys(" + value + ")", inner, key),
              any("map_values(" + value + ")", inner, mapped)));
    }
    if (declared instanceof StructType struct && copied instanceof StructType same) {
      List<String> problems = new ArrayList<>();
      for (StructField field : struct.fields()) {
        DataType member =
            same.field(field.name())
                .orElseThrow(() -> new IllegalArgumentException("no member " + field.name()))
                .type();
        problems.add(problem(member(value, field.name()), field.type(), member, depth));
      }
      return first(problems);
    }
    if (isIn(declared) || isIn(copied)) {
      throw new IllegalArgumentException(declared + " is not " + copied);
    }
    return first(List.of());
  }

  /** The bytes of a variant, and those of its parts that have columns of their own. */
  private static String group(String value, StructType group, int depth) {
    List<String> problems = new ArrayList<>();
    if (group.field(VALUE).isPresent()) {
      problems.add(VariantGuard.problem(member(value, VALUE)));
    }
    DataType typed = group.field(TYPED_VALUE).map(StructField::type).orElse(null);
    String inner = "x" + depth;
    if (typed instanceof StructType members) {
      for (StructField field : members.fields()) {
        String part = member(member(value, TYPED_VALUE), field.name());
        problems.add(group(part, (StructType) field.type(), depth));
      }
    } else if (typed instanceof ArrayType list) {
      String element = group(inner, (StructType) list.element(), depth + 1);
      problems.add(any(member(value, TYPED_VALUE), inner, element));
    }
    return first(problems);
  }

  private static String member(String struct, String name) {
    return "(" + struct + ")." + Identifiers.quote(name);
  }

  private static String any(String list, String inner, String problem) {
    return "list_max(list_transform(" + list + ", lambda " + inner + ": " + problem + "))";
  }

  private static String first(List<String> problems) {
    return problems.isEmpty()
        ? "CAST(NULL AS VARCHAR)"
        : "coalesce(" + String.join(", ", problems) + ", NULL)";
  }
}
