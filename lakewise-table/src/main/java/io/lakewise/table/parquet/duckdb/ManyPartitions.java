package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Partitions by the thousand. The time of one COPY grows with the square of its partitions, so the
 * rows are sorted into a temporary table (which spills), those of a partition together, and each
 * COPY writes a range of it.
 */
final class ManyPartitions {

  /** As fast a partition as a few, and little to pay for each COPY. */
  private static final int PARTITIONS_A_COPY = 1_000;

  private static final AtomicLong NUMBER = new AtomicLong();

  private final Connection connection;
  private final DataFileWriter writer;
  private final PhysicalSelect physical;
  private final Metadata table;
  private final FileLayout layout;
  private final String sorted = "temp.main.__partitions_" + NUMBER.incrementAndGet();

  ManyPartitions(
      Connection connection,
      DataFileWriter writer,
      PhysicalSelect physical,
      Metadata table,
      FileLayout layout) {
    this.connection = connection;
    this.writer = writer;
    this.physical = physical;
    this.table = table;
    this.layout = layout;
  }

  /** Writes the rows of a physical query, below a folder. */
  List<WrittenFile> write(String physicalSelect, Path target, String options)
      throws SQLException, IOException {
    String keys = "hash(" + String.join(", ", physical.partitionNumbers()) + ")";
    String columns = physical.renamed(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          ("CREATE TEMPORARY TABLE " + sorted + " AS " + physical.numbered(physicalSelect))
              + (" ORDER BY " + keys));
      List<WrittenFile> files = new ArrayList<>();
      for (long[] range : ranges(statement, keys)) {
        String rows =
            ("SELECT " + columns + " FROM " + sorted)
                + (" WHERE rowid BETWEEN " + range[0] + " AND " + range[1]);
        files.addAll(writer.copy(rows, physical, table, layout, target, options));
      }
      return files;
    } finally {
      try (Statement statement = connection.createStatement()) {
        statement.execute("DROP TABLE IF EXISTS " + sorted);
      }
    }
  }

  /** First and last row ids of whole partitions. */
  private List<long[]> ranges(Statement statement, String keys) throws SQLException {
    String select =
        "SELECT min(rowid), max(rowid) FROM " + sorted + " GROUP BY " + keys + " ORDER BY 1";
    List<long[]> ranges = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(select)) {
      for (int partition = 0; rows.next(); partition++) {
        if (partition % PARTITIONS_A_COPY == 0) {
          ranges.add(new long[] {rows.getLong(1), 0});
        }
        ranges.get(ranges.size() - 1)[1] = rows.getLong(2);
      }
    }
    return ranges;
  }
}
