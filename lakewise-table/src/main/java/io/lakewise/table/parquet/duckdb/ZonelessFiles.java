package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds the files whose timestamps are not declared to be UTC (INT96, which Spark writes by
 * default, and {@code isAdjustedToUTC=false}). DuckDB takes them for a wall clock in the session's
 * time zone; Delta means UTC. In a session that is in UTC there is no difference and no look.
 */
final class ZonelessFiles {

  private ZonelessFiles() {}

  static Set<String> among(Connection connection, FileScan scan) {
    if (scan.files().isEmpty() || !hasInstant(scan.schema())) {
      return Set.of();
    }
    try (Statement statement = connection.createStatement()) {
      if (inUtc(statement)) {
        return Set.of();
      }
      Set<String> paths = new HashSet<>();
      String sql =
          "SELECT DISTINCT file_name FROM parquet_schema("
              + ScanSql.paths(scan.files())
              + ") WHERE type = 'INT96' OR logical_type LIKE '%isAdjustedToUTC=0%'";
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          paths.add(rows.getString(1));
        }
      }
      return paths;
    } catch (SQLException e) {
      throw ParquetErrors.failed("Reading the schema of data files", e);
    }
  }

  private static boolean inUtc(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT current_setting('TimeZone')")) {
      row.next();
      return Set.of("UTC", "Etc/UTC", "GMT").contains(row.getString(1));
    }
  }

  private static boolean hasInstant(DataType type) {
    if (type instanceof StructType) {
      return ((StructType) type).fields().stream().anyMatch(field -> hasInstant(field.type()));
    }
    if (type instanceof ArrayType) {
      return hasInstant(((ArrayType) type).element());
    }
    if (type instanceof MapType) {
      return hasInstant(((MapType) type).key()) || hasInstant(((MapType) type).value());
    }
    return type == PrimitiveType.TIMESTAMP;
  }
}
