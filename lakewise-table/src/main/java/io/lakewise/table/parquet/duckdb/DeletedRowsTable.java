package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.parquet.ScanFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A temporary table of deleted positions: file index within its group, row. */
final class DeletedRowsTable {

  private static final AtomicLong NUMBER = new AtomicLong();

  private DeletedRowsTable() {}

  static String create(Connection connection, FileGroup group) throws SQLException {
    String name = "__deleted_" + NUMBER.incrementAndGet();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE " + name + " (file UBIGINT, row BIGINT)");
    }
    DuckDBConnection duckDb = connection.unwrap(DuckDBConnection.class);
    try (DuckDBAppender appender = duckDb.createAppender("temp", "main", name)) {
      for (int index = 0; index < group.files().size(); index++) {
        append(appender, index, group.files().get(index));
      }
    }
    return "temp.main." + name;
  }

  private static void append(DuckDBAppender appender, int index, ScanFile file)
      throws SQLException {
    long[] rows;
    try {
      rows = DeletedRows.fromBytes(file.deletedRows()).toArray();
    } catch (IllegalArgumentException e) {
      throw ParquetErrors.deletionVector(file.localPath(), e);
    }
    for (long row : rows) {
      appender.beginRow();
      appender.append((long) index);
      appender.append(row);
      appender.endRow();
    }
  }
}
