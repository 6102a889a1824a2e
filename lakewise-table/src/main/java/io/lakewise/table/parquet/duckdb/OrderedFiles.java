package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files that follow an order. COPY keeps the order of its rows only when it writes one file, so the
 * rows are sorted into a temporary table (which spills), by partition first, and each file is a
 * range of its row ids.
 */
final class OrderedFiles {

  private static final AtomicLong NUMBER = new AtomicLong();

  /** Rows that are written first to see how large a row is: two of DuckDB's row groups. */
  private static final long PROBE_ROWS = 2 * 122_880L;

  private final Connection connection;
  private final DataFileWriter writer;
  private final PhysicalSelect physical;
  private final Metadata table;
  private final FileLayout layout;
  private final String sorted = "temp.main.__sorted_" + NUMBER.incrementAndGet();
  private final String columns;

  OrderedFiles(
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
    this.columns = physical.renamed(false);
  }

  List<WrittenFile> write(String select) throws SQLException, IOException {
    String rows = physical.numbered(physical.of(physical.ordered(select, layout.orderBy())));
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE " + sorted + " AS " + rows);
      List<WrittenFile> files = new ArrayList<>();
      for (Range range : ranges(statement)) {
        files.addAll(write(range));
      }
      return files;
    } finally {
      try (Statement statement = connection.createStatement()) {
        statement.execute("DROP TABLE IF EXISTS " + sorted);
      }
    }
  }

  /** Row ids of one partition and its values as text. */
  private record Range(long first, long last, Map<String, String> values) {}

  private List<Range> ranges(Statement statement) throws SQLException {
    List<String> names = physical.partitionNumbers();
    String select =
        "SELECT min(rowid), max(rowid)"
            + String.join("", names.stream().map(name -> ", " + name).toList())
            + (" FROM " + sorted)
            + (names.isEmpty() ? "" : " GROUP BY " + String.join(", ", names))
            + " HAVING count(*) > 0 ORDER BY 1";
    List<Range> ranges = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(select)) {
      while (rows.next()) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < physical.partitionColumns().size(); i++) {
          var column = physical.partitionColumns().get(i);
          values.put(
              physical.name(column), PartitionValues.serialize(column, rows.getString(i + 3)));
        }
        ranges.add(new Range(rows.getLong(1), rows.getLong(2), values));
      }
    }
    return ranges;
  }

  private List<WrittenFile> write(Range range) throws SQLException, IOException {
    WrittenFile probe = write(range, range.first(), range.first() + PROBE_ROWS - 1);
    double bytesPerRow = (double) probe.size() / probe.rows();
    long rows = range.last() - range.first() + 1;
    long count = Math.round(rows * bytesPerRow / layout.targetBytes());
    count = Math.max(1, Math.min(count, rows));
    if (count == 1 && probe.rows() == rows) {
      return List.of(probe);
    }
    Files.delete(probe.local());
    List<WrittenFile> files = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long first = range.first() + rows * i / count;
      long last = range.first() + rows * (i + 1) / count - 1;
      files.add(write(range, first, last));
    }
    return files;
  }

  private WrittenFile write(Range range, long first, long last) throws SQLException, IOException {
    String end = "" + Math.min(last, range.last());
    String select =
        "SELECT " + columns + " FROM " + sorted + " WHERE rowid BETWEEN " + first + " AND " + end;
    Path file = layout.folder().resolve("part-" + name() + ".parquet");
    WrittenFile written = writer.copy(select, physical, table, layout, file, "").get(0);
    return new WrittenFile(
        written.path(),
        written.rows(),
        written.size(),
        range.values(),
        written.stats(),
        written.schema());
  }

  private UUID name() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT uuid()")) {
      row.next();
      return UUID.fromString(row.getString(1));
    }
  }
}
