package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.statistics.FileStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the rows of a query as data files of a table: Parquet, compressed by Snappy, with physical
 * names, field ids where columns are mapped, without partition columns. No row, no file. Not
 * thread-safe.
 */
public final class DataFileWriter {

  private static final String FORMAT = "FORMAT parquet, COMPRESSION snappy, RETURN_STATS";

  private final Connection connection;

  /** Writes on a connection, whose time zone does not matter. */
  public DataFileWriter(Connection connection) {
    this.connection = connection;
  }

  /**
   * Writes the files.
   *
   * @param select a query without a semicolon that yields the table's logical columns, of their
   *     types, and what the layout adds
   * @throws LakewiseException if the query fails, or a partition value has no spelling in the log;
   *     files may then be left in the folder
   */
  public List<WrittenFile> write(String select, Metadata table, FileLayout layout) {
    PhysicalSelect physical = new PhysicalSelect(table, layout);
    try {
      Files.createDirectories(layout.folder());
      if (!layout.orderBy().isEmpty()) {
        return new OrderedFiles(connection, this, physical, table, layout).write(select);
      }
      String partitions =
          physical.partitionNames().isEmpty()
              ? ", FILE_SIZE_BYTES " + layout.targetBytes()
              : ", PARTITION_BY (" + String.join(", ", physical.partitionNames()) + ")";
      String options = partitions + ", FILENAME_PATTERN 'part-{uuid}', APPEND";
      return copy(physical.of(select), physical, table, layout, layout.folder(), options);
    } catch (IOException | SQLException e) {
      throw ParquetErrors.failed("Writing data files", e);
    }
  }

  /** Runs one COPY of a physical query. */
  List<WrittenFile> copy(
      String physicalSelect,
      PhysicalSelect physical,
      Metadata table,
      FileLayout layout,
      Path target,
      String options)
      throws SQLException, IOException {
    String sql =
        ("COPY (" + physicalSelect + ") TO " + Literals.text(target.toString()))
            + (" (" + FORMAT + physical.options() + options + ")");
    List<WrittenFile> files = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        String path = rows.getString("filename");
        long count = rows.getLong("count");
        if (count == 0) {
          Files.delete(Path.of(path));
        } else {
          String stats = layout.changeData() ? null : statistics(table, count, rows);
          files.add(
              new WrittenFile(
                  path,
                  count,
                  rows.getLong("file_size_bytes"),
                  partitionValues(physical, rows.getObject("partition_keys")),
                  stats,
                  physical.schema()));
        }
      }
    }
    return files;
  }

  private static Map<String, String> partitionValues(PhysicalSelect physical, Object keys) {
    Map<String, String> values = new HashMap<>();
    Map<?, ?> texts = keys == null ? Map.of() : (Map<?, ?>) keys;
    physical
        .partitionColumns()
        .forEach(
            column -> {
              String name = physical.name(column);
              values.put(name, PartitionValues.serialize(column, (String) texts.get(name)));
            });
    return values;
  }

  private static String statistics(Metadata table, long count, ResultSet row) throws SQLException {
    Map<String, Map<String, String>> columns = new HashMap<>();
    for (Map.Entry<?, ?> column : ((Map<?, ?>) row.getObject("column_statistics")).entrySet()) {
      Map<String, String> statistics = new HashMap<>();
      ((Map<?, ?>) column.getValue())
          .forEach((name, value) -> statistics.put((String) name, (String) value));
      columns.put((String) column.getKey(), statistics);
    }
    return FileStatistics.fromDuckDb(table, count, columns);
  }
}
