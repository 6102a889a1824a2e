package io.lakewise.engine.workbench.warm;

import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.ScanSql;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How files are read: files of one shape can lie in one table, as the same file read by another
 * schema has other rows.
 */
final class Shape {

  /** By these loading tells rows apart: a column that is called so would hide what they mean. */
  private static final Set<String> OWN = Set.of("rowid", ScanSql.FILE, ScanSql.ROW);

  private final FileScan scan;
  private final int hash;

  private Shape(FileScan scan) {
    this.scan = scan;
    this.hash = scan.hashCode();
  }

  static Shape of(FileScan scan) {
    return new Shape(scan.withFiles(List.of()));
  }

  /** Whether files that are read so can be kept: variants are told apart in files alone. */
  static boolean suits(FileScan scan) {
    return !hasVariant(scan.schema())
        && scan.schema().names().stream()
            .noneMatch(name -> OWN.contains(name.toLowerCase(Locale.ROOT)));
  }

  private static boolean hasVariant(DataType type) {
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

  /** The scan without files. */
  FileScan scan() {
    return scan;
  }

  /** The columns in order, as SQL names them. */
  String columns() {
    return scan.schema().names().stream().map(Identifiers::quote).collect(Collectors.joining(", "));
  }

  /** The name of the column that tells a row's file, which no other column has. */
  String fileColumn() {
    List<String> taken =
        scan.schema().names().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    String name = "__warm_file";
    while (taken.contains(name)) {
      name += "_";
    }
    return name;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Shape shape && hash == shape.hash && scan.equals(shape.scan);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
