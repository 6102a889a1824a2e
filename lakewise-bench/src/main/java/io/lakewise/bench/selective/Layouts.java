package io.lakewise.bench.selective;

import io.lakewise.bench.report.PeerDuckDb;
import io.lakewise.bench.report.Rows;
import io.lakewise.engine.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * The same rows four times: as they came in the order of time, sorted by customer, and laid out by
 * both on a Z-order and on a Hilbert curve; each in about as many files. Made once and kept.
 */
final class Layouts {

  static final List<String> NAMES = List.of("as_loaded", "sorted", "z_ordered", "hilbert");

  private static final int FILES = 32;

  private final Session session;
  private final Path files;
  private final int rows;

  Layouts(Session session, Path files, int rows) {
    this.session = session;
    this.files = files;
    this.rows = rows;
  }

  void prepare(PeerDuckDb duckDb) throws SQLException {
    if (exists("hilbert")) {
      return;
    }
    NAMES.forEach(name -> Rows.of(session, "DROP TABLE IF EXISTS " + name));
    Path data = files.toAbsolutePath().resolve("rows.parquet");
    if (!Files.exists(data)) {
      duckDb.run(
          "COPY (SELECT i AS id, TIMESTAMP '2024-01-01' + INTERVAL (i * 10) SECOND AS moment,"
              + " (hash(i) % 100000)::INTEGER AS customer,"
              + " (hash(i + 1) % 100000)::INTEGER AS amount, 'note ' || hash(i + 2) AS note"
              + " FROM range("
              + rows
              + ") t(i)) TO '"
              + data
              + "' (FORMAT parquet)");
    }
    fill("as_loaded", "", "id");
    String size = "TBLPROPERTIES ('delta.targetFileSize' = '" + bytes("as_loaded") / FILES + "')";
    fill("sorted", size, "customer * " + rows / 100_000.0);
    fill("z_ordered", size, "id");
    Rows.of(session, "OPTIMIZE z_ordered ZORDER BY (customer, moment)");
    fill("unclustered", size, "id");
    Rows.of(session, "ALTER TABLE unclustered CLUSTER BY (customer, moment)");
    Rows.of(session, "OPTIMIZE unclustered FULL");
    Rows.of(session, "ALTER TABLE unclustered RENAME TO hilbert");
  }

  private boolean exists(String table) {
    return Rows.of(session, "SHOW TABLES").stream().anyMatch(row -> row.contains(table));
  }

  /** In as many statements as there are to be files, each with the rows next in an order. */
  private void fill(String table, String properties, String order) {
    Rows.of(session, "DROP TABLE IF EXISTS " + table);
    String source = " FROM read_parquet('rows.parquet')";
    Rows.of(
        session, "CREATE TABLE " + table + " " + properties + " AS SELECT *" + source + " LIMIT 0");
    for (int part = 0; part < FILES; part++) {
      long from = (long) rows * part / FILES;
      long to = (long) rows * (part + 1) / FILES;
      String range = order + " >= " + from + " AND " + order + " < " + to;
      Rows.of(session, "INSERT INTO " + table + " SELECT *" + source + " WHERE " + range);
    }
  }

  private long bytes(String table) {
    String statement = "SELECT sizeInBytes FROM (DESCRIBE DETAIL " + table + ")";
    return ((Number) Rows.of(session, statement).get(0).get(0)).longValue();
  }
}
