package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.Parquet;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** The Parquet port by DuckDB. */
public final class DuckDbParquet implements Parquet {

  /** No file of {@link #write} is split: what a caller holds in memory fits one. */
  private static final long ONE_FILE = 1L << 40;

  private final DuckDbInstance duckDb;

  /** A port over an instance, which it closes. */
  public DuckDbParquet(DuckDbInstance duckDb) {
    this.duckDb = duckDb;
  }

  @Override
  public RowStream read(FileScan scan, List<String> columns, Predicate filter, boolean positions) {
    List<String> output = new ArrayList<>();
    List<DataType> types = new ArrayList<>();
    for (String column : columns) {
      StructField field =
          scan.schema().field(column).orElseThrow(() -> ParquetErrors.noColumn(column));
      output.add(DuckDbValues.projection("s." + Identifiers.quote(field.name()), field.type()));
      types.add(field.type());
    }
    if (positions) {
      output.add("CAST(s." + ScanSql.FILE + " AS BIGINT)");
      output.add("s." + ScanSql.ROW);
      types.add(PrimitiveType.LONG);
      types.add(PrimitiveType.LONG);
    }
    if (output.isEmpty()) {
      output.add("NULL");
    }
    DuckDBConnection connection = duckDb.connect();
    try {
      ScanRelation relation = ScanSql.prepare(connection, scan, positions, false);
      String sql =
          ("SELECT " + String.join(", ", output) + " FROM (" + relation.sql() + ") AS s WHERE ")
              + new PredicateSql("s").of(filter);
      return new DuckDbRows(connection, relation, sql, types, e -> unreadable(scan, e));
    } catch (SQLException e) {
      close(connection);
      throw unreadable(scan, e);
    } catch (RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  @Override
  public List<Long> rowCounts(FileScan scan) {
    Long[] counts = new Long[scan.files().size()];
    Arrays.fill(counts, 0L);
    if (counts.length == 0) {
      return List.of();
    }
    String sql =
        "SELECT f.file_index, count(*) FROM read_parquet("
            + ScanSql.paths(scan.files())
            + ", hive_partitioning = false, schema = MAP {'__nothing': {name: '__nothing', type:"
            + " 'BOOLEAN', default_value: NULL}}) AS f GROUP BY ALL";
    try (DuckDBConnection connection = duckDb.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        counts[rows.getInt(1)] = rows.getLong(2);
      }
      return List.of(counts);
    } catch (SQLException e) {
      throw unreadable(scan, e);
    }
  }

  private LakewiseException unreadable(FileScan scan, SQLException cause) {
    try (DuckDBConnection connection = duckDb.connect()) {
      return DamagedFiles.among(connection, scan.files(), () -> {})
          .orElseGet(() -> ParquetErrors.failed("Reading data files", cause));
    } catch (SQLException notFound) {
      return ParquetErrors.failed("Reading data files", cause);
    }
  }

  @Override
  public List<WrittenFile> write(Path folder, Metadata table, Iterator<List<Object>> rows) {
    try (DuckDBConnection connection = duckDb.connect()) {
      String name = AppendedRows.create(connection, table.schema(), rows);
      return new DataFileWriter(connection).write("FROM " + name, table, oneFile(folder));
    } catch (SQLException e) {
      throw ParquetErrors.failed("Writing data files", e);
    }
  }

  @Override
  public List<WrittenFile> rewrite(Path folder, Metadata table, FileScan scan) {
    try (DuckDBConnection connection = duckDb.connect();
        ScanRelation relation = ScanSql.prepare(connection, scan, false, false)) {
      return new DataFileWriter(connection).write(relation.sql(), table, oneFile(folder));
    } catch (SQLException e) {
      throw ParquetErrors.failed("Writing data files", e);
    }
  }

  private static FileLayout oneFile(Path folder) {
    return new FileLayout(folder, List.of(), false, false, ONE_FILE);
  }

  private static void close(DuckDBConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw ParquetErrors.failed("Ending a scan of data files", e);
    }
  }

  @Override
  public void close() {
    duckDb.close();
  }
}
