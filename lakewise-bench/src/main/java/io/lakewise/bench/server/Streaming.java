package io.lakewise.bench.server;

import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Stopwatch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;

/** Many rows of three numbers, streamed to a client. */
final class Streaming {

  private static final long BATCH_ROWS = 65_536;

  private final Report report;
  private final long rows;
  private final int runs;

  Streaming(Report report, long rows, int runs) {
    this.report = report;
    this.rows = rows;
    this.runs = runs;
  }

  /** Measures in turn with DuckDB in this process; answers a million rows a second by Flight. */
  double measure(FlightCaller flight, int threads) throws Exception {
    Map<String, double[]> speeds = new LinkedHashMap<>();
    for (int run = -1; run < runs; run++) {
      String sql = statement(run);
      double ours = Stopwatch.seconds(() -> checked(flight.rows(sql)));
      double theirs = Stopwatch.seconds(() -> checked(inDuckDb(sql, threads)));
      if (run >= 0) {
        speeds.computeIfAbsent("flight", name -> new double[runs])[run] = rows / 1e6 / ours;
        speeds.computeIfAbsent("duckdb", name -> new double[runs])[run] = rows / 1e6 / theirs;
      }
    }
    speeds.forEach(
        (name, each) ->
            report.line(
                "%-14s %-12s %.2f million rows a second, %.0f MB a second of Arrow data",
                "stream",
                name + (name.equals("duckdb") ? " (Arrow, no network)" : ""),
                Stopwatch.median(each),
                Stopwatch.median(each) * 3 * Long.BYTES));
    return Stopwatch.median(speeds.get("flight"));
  }

  private String statement(int run) {
    return "SELECT range AS a, range * 3 AS b, range + " + run + " AS c FROM range(" + rows + ")";
  }

  private long checked(long found) {
    if (found != rows) {
      throw new IllegalStateException("expected " + rows + " rows, got " + found);
    }
    return found;
  }

  private static long inDuckDb(String sql, int threads) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    properties.setProperty("threads", Integer.toString(threads));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        PreparedStatement statement = connection.prepareStatement(sql);
        RootAllocator allocator = new RootAllocator()) {
      return counted(statement.executeQuery().unwrap(DuckDBResultSet.class), allocator);
    }
  }

  private static long counted(DuckDBResultSet result, RootAllocator allocator)
      throws SQLException, java.io.IOException {
    long rows = 0;
    try (ArrowReader reader = (ArrowReader) result.arrowExportStream(allocator, BATCH_ROWS)) {
      while (reader.loadNextBatch()) {
        rows += reader.getVectorSchemaRoot().getRowCount();
      }
    }
    return rows;
  }
}
