package io.lakewise.bench.dml;

import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A lake with two equal tables, one that we change and one that the peer changes, and the sources
 * of MERGEs. Ids rise with the order of rows, as where rows are loaded as they come.
 */
final class DmlLake implements AutoCloseable {

  /** The table that we change. */
  static final String OURS = "ours";

  /** The table that the peer changes; it has no deletion vectors, which the peer does not know. */
  static final String PEERS = "peers";

  private static final String PLAIN = " TBLPROPERTIES ('delta.enableDeletionVectors' = 'false')";

  private static final String CONTENT =
      "id, (hash(id) %% 1000)::INT AS grp, (hash(id + 7) %% 1000000)::DECIMAL(15,2) AS amount,"
          + " DATE '2020-01-01' + (id // 10000)::INT AS day,"
          + " 'customer ' || hash(id + 3) %% 100000 AS name, md5(id::VARCHAR) AS note"
          + " FROM range(%d) r(id)";

  private static final String CHANGED =
      "CREATE TABLE %s LOCATION 'sources/%1$s'"
          + PLAIN
          + " AS SELECT * REPLACE (amount + 1 AS amount, md5(note) AS note) FROM "
          + OURS
          + " WHERE %s";

  private final Path root;
  private final OpenLake lake;
  private final Session session;

  private DmlLake(Path root, OpenLake lake) {
    this.root = root;
    this.lake = lake;
    this.session = lake.session();
  }

  /** Opens it with DuckDB's memory limit, or the default for 0. */
  static DmlLake open(Path root, long memoryBytes) {
    LakeOptions options = LakeOptions.at(root);
    if (memoryBytes > 0) {
      options.memory(memoryBytes);
    }
    return new DmlLake(root, options.open(note -> {}));
  }

  /** A new lake with the tables, in the place of one that is there. */
  static DmlLake prepare(Path root, long rows) throws IOException {
    delete(root);
    DmlLake lake = open(root, 0);
    lake.makeTables(rows);
    return lake;
  }

  private void makeTables(long rows) {
    Map<String, String> sources = new LinkedHashMap<>();
    long middle = rows / 2;
    sources.put("random_1", "hash(id * 31) % 100 = 0");
    sources.put("random_10", "hash(id * 31) % 10 = 0");
    sources.put("clustered_1", "id >= " + middle + " AND id < " + (middle + rows / 100));
    sources.put("clustered_10", "id >= " + middle + " AND id < " + (middle + rows / 10));
    String content = String.format(CONTENT, rows);
    run("CREATE TABLE " + OURS + " LOCATION 'changed/ours' AS SELECT " + content);
    run("CREATE TABLE " + PEERS + " LOCATION 'changed/peers'" + PLAIN + " AS SELECT " + content);
    sources.forEach((name, rowsOf) -> run(String.format(CHANGED, name, rowsOf)));
  }

  /** The folder of a table. */
  Path folder(String table) {
    return root.resolve("changed").resolve(table);
  }

  /** The folder of a source. */
  Path sources() {
    return root.resolve("sources");
  }

  /** Bytes of all files below a table's folder, its log included. */
  static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  /** Runs a statement that answers no rows; what it did, by the names of its metrics. */
  Map<String, String> run(String statement) {
    try (Result result = session.execute(statement)) {
      return result.metrics();
    }
  }

  /** Whether a version of a table has the rows that a change must leave. */
  boolean isRight(String table, long version, Change change) {
    String expected = fingerprint("(" + change.expected(OURS + " VERSION AS OF 0") + ")");
    return fingerprint(table + " VERSION AS OF " + version).equals(expected);
  }

  private String fingerprint(String from) {
    String hash = "SELECT count(*), sum(hash(id, grp, amount, day, name, note)) FROM ";
    return rows(hash + from).toString();
  }

  private List<List<String>> rows(String statement) {
    try (Result result = session.execute(statement)) {
      List<List<String>> all = new ArrayList<>();
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        all.add(row.stream().map(String::valueOf).toList());
      }
      return all;
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> below = Files.walk(folder)) {
        for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Override
  public void close() throws Exception {
    session.close();
    lake.close();
  }
}
