package io.lakewise.bench.tpch;

import io.lakewise.bench.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the two that are compared, in a process of its own. */
final class QuerySide implements AutoCloseable {

  /** What a query answered. */
  record Answer(double seconds, List<String> rows) {}

  private final ChildProcess process;

  private QuerySide(ChildProcess process) {
    this.process = process;
  }

  /** Lakewise over a lake. */
  static QuerySide lakewise(Path root) throws IOException {
    return new QuerySide(
        ChildProcess.ofThisProgram(QueryProcess.class, List.of("lakewise", root.toString())));
  }

  /** Raw DuckDB over the Parquet files of each table. */
  static QuerySide duckDb(int threads, Map<String, List<Path>> files) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("duckdb", Integer.toString(threads)));
    files.forEach((table, paths) -> paths.forEach(path -> arguments.add(table + "=" + path)));
    return new QuerySide(ChildProcess.ofThisProgram(QueryProcess.class, arguments));
  }

  /**
   * Runs a query to its last row.
   *
   * @param number of the query, from 1
   * @param salt a number that makes the text a new one; 0 for the text as it is
   */
  Answer run(int number, int salt) throws IOException {
    process.say(number + " " + salt);
    String line = process.line();
    if (line == null) {
      throw new IOException("Query " + number + " failed; see above");
    }
    String[] times = line.split(" ");
    List<String> rows = new ArrayList<>();
    for (int row = Integer.parseInt(times[1]); row > 0; row--) {
      rows.add(process.line());
    }
    return new Answer(Double.parseDouble(times[0]), rows);
  }

  @Override
  public void close() {
    process.close();
  }
}
