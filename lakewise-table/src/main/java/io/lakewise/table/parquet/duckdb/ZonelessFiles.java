package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.FileScan.Mapping;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the files in which a column of instants is not declared to be UTC. DuckDB takes it for a
 * wall clock in the session's time zone; Delta means UTC. In a session that is in UTC there is no
 * difference and no look. A wall clock of the table ({@code timestamp_ntz}) beside an instant says
 * nothing: one writer spells all its instants alike.
 */
final class ZonelessFiles {

  private final FileScan scan;
  private final PhysicalColumns physical;

  private ZonelessFiles(FileScan scan) {
    this.scan = scan;
    this.physical = new PhysicalColumns(scan.mapping(), false);
  }

  static Set<String> among(Connection connection, FileScan scan) {
    if (scan.files().isEmpty() || !hasInstant(scan.schema())) {
      return Set.of();
    }
    try {
      if (inUtc(connection)) {
        return Set.of();
      }
      ZonelessFiles zoneless = new ZonelessFiles(scan);
      Set<String> paths = new HashSet<>();
      FileColumn.roots(connection, ScanSql.paths(scan.files()))
          .forEach(
              (path, root) -> {
                if (zoneless.isZoneless(root)) {
                  paths.add(path);
                }
              });
      return paths;
    } catch (SQLException e) {
      throw ParquetErrors.failed("Reading the schema of data files", e);
    }
  }

  private boolean isZoneless(FileColumn root) {
    for (StructField field : scan.schema().fields()) {
      Optional<FileColumn> column =
          scan.mapping() == Mapping.ID && hasInstant(field.type())
              ? root.identified(PhysicalColumns.id(field))
              : root.named(physical.name(field));
      if (column.isPresent() && isZoneless(field.type(), column.get())) {
        return true;
      }
    }
    return false;
  }

  private boolean isZoneless(DataType type, FileColumn column) {
    if (type instanceof StructType struct) {
      return struct.fields().stream()
          .anyMatch(field -> isZoneless(field.type(), column.named(physical.name(field))));
    }
    if (type instanceof ArrayType array) {
      return isZoneless(array.element(), column.element());
    }
    if (type instanceof MapType map) {
      return isZoneless(map.key(), column.entry(0)) || isZoneless(map.value(), column.entry(1));
    }
    return type == PrimitiveType.TIMESTAMP && !column.instantInUtc();
  }

  private boolean isZoneless(DataType type, Optional<FileColumn> column) {
    return column.isPresent() && isZoneless(type, column.get());
  }

  private static boolean inUtc(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_setting('TimeZone')")) {
      row.next();
      return Set.of("UTC", "Etc/UTC", "GMT").contains(row.getString(1));
    }
  }

  private static boolean hasInstant(DataType type) {
    if (type instanceof StructType structType) {
      return structType.fields().stream().anyMatch(field -> hasInstant(field.type()));
    }
    if (type instanceof ArrayType arrayType) {
      return hasInstant(arrayType.element());
    }
    if (type instanceof MapType mapType) {
      return hasInstant(mapType.key()) || hasInstant(mapType.value());
    }
    return type == PrimitiveType.TIMESTAMP;
  }
}
