package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.parquet.duckdb.FileGroup.Choice;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.PrimitiveIterator;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A temporary table of positions to leave out or to read: file index within its group, row. */
final class PositionsTable {

  /** From so many on a look at the file's footer costs nothing beside loading them. */
  private static final long MANY = 1_000_000;

  private static final AtomicLong NUMBER = new AtomicLong();

  private PositionsTable() {}

  static String create(Connection connection, FileGroup group) throws SQLException {
    String name = "__positions_" + NUMBER.incrementAndGet();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE " + name + " (file UBIGINT, row BIGINT)");
    }
    DuckDBConnection duckDb = connection.unwrap(DuckDBConnection.class);
    try (DuckDBAppender appender = duckDb.createAppender("temp", "main", name)) {
      for (int index = 0; index < group.files().size(); index++) {
        ScanFile file = group.files().get(index);
        append(appender, index, positions(connection, file, group.choice()));
      }
    }
    return "temp.main." + name;
  }

  private static DeletedRows positions(Connection connection, ScanFile file, Choice choice)
      throws SQLException {
    DeletedRows positions;
    try {
      positions =
          DeletedRows.fromBytes(choice == Choice.ONLY ? file.onlyRows() : file.deletedRows());
    } catch (IllegalArgumentException e) {
      throw ParquetErrors.deletionVector(file.localPath(), e);
    }
    if (positions.cardinality() > MANY) {
      checkEnd(connection, file, positions);
    }
    return positions;
  }

  /** A few bytes may delete billions of rows that no file has. */
  private static void checkEnd(Connection connection, ScanFile file, DeletedRows deleted)
      throws SQLException {
    String footer = "SELECT num_rows FROM parquet_file_metadata(" + Literals.file(file.localPath());
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(footer + ")")) {
      if (row.next() && deleted.last() >= row.getLong(1)) {
        throw ParquetErrors.deletionVector(
            file.localPath(),
            new IllegalArgumentException(
                "it deletes row "
                    + deleted.last()
                    + " (from 0) of "
                    + row.getLong(1)
                    + " that the file has"));
      }
    }
  }

  private static void append(DuckDBAppender appender, int index, DeletedRows positions)
      throws SQLException {
    PrimitiveIterator.OfLong rows = positions.iterator();
    while (rows.hasNext()) {
      appender.beginRow();
      appender.append((long) index);
      appender.append(rows.nextLong());
      appender.endRow();
    }
  }
}
