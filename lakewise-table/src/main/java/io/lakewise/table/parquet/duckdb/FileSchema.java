package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A fingerprint of the columns of a data file: their physical names and types in order. A file that
 * is known to hold exactly a table's columns is read without a {@code schema} parameter, under
 * which DuckDB 2.0 forgets the files' statistics and so chooses poor join orders.
 */
final class FileSchema {

  private static final int BYTES = 8;

  private FileSchema() {}

  /**
   * The fingerprint of files with some columns.
   *
   * @param columns data columns in order, without partition columns
   * @param more physical names of further columns of type BIGINT
   */
  static String fingerprint(
      PhysicalColumns physical, List<StructField> columns, List<String> more) {
    StringBuilder text = new StringBuilder();
    for (StructField column : columns) {
      text.append(Identifiers.quote(physical.name(column)))
          .append(' ')
          .append(DuckDbTypes.toDuckDb(physical.type(column.type())))
          .append('\n');
    }
    more.forEach(name -> text.append(Identifiers.quote(name)).append(" more\n"));
    return digest(text.toString());
  }

  /** The fingerprint of a scan's own columns, or null if they cannot be read as they are. */
  static String of(FileScan scan) {
    PhysicalColumns physical = new PhysicalColumns(scan.mapping(), false);
    List<StructField> columns =
        scan.schema().fields().stream()
            .filter(
                field -> scan.partitionColumns().stream().noneMatch(field.name()::equalsIgnoreCase))
            .toList();
    boolean asTheyAre =
        !columns.isEmpty()
            && columns.stream()
                .allMatch(
                    field ->
                        !ScanBranch.isVirtual(physical.name(field)) && !hasVariant(field.type()));
    return asTheyAre ? fingerprint(physical, columns, List.of()) : null;
  }

  /** Whether a type is or holds a variant. */
  static boolean hasVariant(DataType type) {
    if (type instanceof StructType struct) {
      return struct.fields().stream().anyMatch(field -> hasVariant(field.type()));
    }
    if (type instanceof ArrayType array) {
      return hasVariant(array.element());
    }
    if (type instanceof MapType map) {
      return hasVariant(map.key()) || hasVariant(map.value());
    }
    return type == PrimitiveType.VARIANT;
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
