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
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes the rows of a query as data files of a table: Parquet, compressed by Snappy, with physical
 * names, field ids where columns are mapped, without partition columns. No row, no file. Not
 * thread-safe.
 */
public final class DataFileWriter {

  /**
   * Half of what DuckDB takes by itself: a look-up of one row decodes half as much, files become 2
   * % larger, and scans take as long.
   */
  private static final int GROUP_ROWS = 61_440;

  private static final String FORMAT =
      "FORMAT parquet, COMPRESSION snappy, RETURN_STATS, ROW_GROUP_SIZE " + GROUP_ROWS;
  private static final String NAMES = ", FILENAME_PATTERN 'part-{uuid}', APPEND";

  /** One COPY may make so many partitions; beyond, its time grows with their square. */
  private static final int MOST_PARTITIONS = 2_000;

  private static final AtomicLong NUMBER = new AtomicLong();

  private final Connection connection;
  private final CopyWatch watch;

  /** Writes on a connection, whose time zone does not matter. */
  public DataFileWriter(Connection connection) {
    this(connection, CopyWatch.NONE);
  }

  /**
   * Writes on a connection, and begins again in another way when there are thousands of partitions.
   *
   * @param watch ends a COPY that runs on the connection
   */
  public DataFileWriter(Connection connection, CopyWatch watch) {
    this.connection = connection;
    this.watch = watch;
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
      if (!physical.partitionNames().isEmpty()) {
        return partitioned(physical.of(select), physical, table, layout);
      }
      String options = ", FILE_SIZE_BYTES " + layout.targetBytes() + NAMES;
      return copy(physical.of(select), physical, table, layout, layout.folder(), options);
    } catch (IOException | SQLException e) {
      throw ParquetErrors.failed("Writing data files", e);
    }
  }

  /**
   * Nobody knows beforehand how many partitions a query has, so it begins as if they were few. Each
   * attempt has a folder of its own, whose partitions can be counted.
   */
  private List<WrittenFile> partitioned(
      String physicalSelect, PhysicalSelect physical, Metadata table, FileLayout layout)
      throws SQLException, IOException {
    List<String> names = physical.partitionNames();
    String options = ", PARTITION_BY (" + String.join(", ", names) + ")" + NAMES;
    Path few = layout.folder().resolve("few-" + NUMBER.incrementAndGet());
    try (CopyWatch.Watching watching = watch.over(few, names.size(), MOST_PARTITIONS)) {
      try {
        return copy(physicalSelect, physical, table, layout, few, options);
      } catch (SQLException e) {
        if (!watching.ended()) {
          throw e;
        }
      }
    }
    Path many = layout.folder().resolve("many-" + NUMBER.incrementAndGet());
    return new ManyPartitions(connection, this, physical, table, layout)
        .write(physicalSelect, many, options);
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
