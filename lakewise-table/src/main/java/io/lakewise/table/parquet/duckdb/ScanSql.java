package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.parquet.duckdb.FileGroup.Choice;
import io.lakewise.table.type.StructField;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Turns files of a table version into SQL. Files without deleted rows are read by one {@code
 * read_parquet}; those with deleted rows by another behind an anti join, which costs a probe for
 * each row, and those of which only some rows are wanted behind a semi join.
 */
public final class ScanSql {

  /** Index of a row's file in {@link FileScan#files}, UBIGINT. */
  public static final String FILE = "__file";

  /** Position of a row in its file, BIGINT. */
  public static final String ROW = "__row";

  /** A row's id (Delta protocol, "Row Tracking"), BIGINT. */
  public static final String ROW_ID = "__row_id";

  /** The version that last changed a row (Delta protocol, "Row Tracking"), BIGINT. */
  public static final String ROW_COMMIT_VERSION = "__row_commit_version";

  private ScanSql() {}

  /**
   * Prepares a scan on a connection.
   *
   * @param positions whether {@link #FILE} and {@link #ROW} follow the columns
   * @param rowIds whether {@link #ROW_ID} and {@link #ROW_COMMIT_VERSION} follow
   */
  public static ScanRelation prepare(
      Connection connection, FileScan scan, boolean positions, boolean rowIds) {
    List<FileGroup> groups = FileGroup.of(scan, ZonelessFiles.among(connection, scan));
    if (groups.isEmpty()) {
      return new ScanRelation(connection, empty(scan, positions, rowIds), List.of());
    }
    List<String> tables = new ArrayList<>();
    List<String> branches = new ArrayList<>();
    VariantGuard.prepare(connection, scan);
    try {
      for (FileGroup group : groups) {
        ScanBranch branch = new ScanBranch(scan, group, positions, rowIds);
        if (group.choice() == Choice.ALL) {
          branches.add(branch.sql(null));
        } else {
          String table = PositionsTable.create(connection, group);
          tables.add(table);
          branches.add(branch.sql(table));
        }
      }
    } catch (SQLException e) {
      new ScanRelation(connection, "", tables).close();
      throw ParquetErrors.failed("Loading deletion vectors", e);
    }
    return new ScanRelation(connection, String.join(" UNION ALL ", branches), tables);
  }

  private static String empty(FileScan scan, boolean positions, boolean rowIds) {
    List<String> columns = new ArrayList<>();
    for (StructField field : scan.schema().fields()) {
      columns.add(Literals.nullOf(field.type()) + " AS " + Identifiers.quote(field.name()));
    }
    if (positions) {
      columns.add("CAST(NULL AS UBIGINT) AS " + FILE);
      columns.add("CAST(NULL AS BIGINT) AS " + ROW);
    }
    if (rowIds) {
      columns.add("CAST(NULL AS BIGINT) AS " + ROW_ID);
      columns.add("CAST(NULL AS BIGINT) AS " + ROW_COMMIT_VERSION);
    }
    return "SELECT " + String.join(", ", columns) + " WHERE false";
  }

  /** A list of files as {@code read_parquet} takes it. */
  public static String paths(List<ScanFile> files) {
    return files.stream()
        .map(file -> Literals.file(file.localPath()))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
