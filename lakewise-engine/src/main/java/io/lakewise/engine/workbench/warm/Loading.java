package io.lakewise.engine.workbench.warm;

import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.parquet.duckdb.ScanRelation;
import io.lakewise.table.parquet.duckdb.ScanSql;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/**
 * A segment that is being made, part by part, each of which is compressed before the next one
 * comes. Used by one thread.
 */
final class Loading {

  /** Two row groups of DuckDB's storage: what is held uncompressed, and takes some 0.3 s. */
  private static final long PART_ROWS = 2 * 122_880;

  /** So many bytes of small files make a part together. */
  private static final long PART_BYTES = 16L << 20;

  /** Rows of one origin. */
  private interface Source {

    /** The statement that adds a range of its rows, and answers no fewer than the range has. */
    long add(Statement statement, long from) throws SQLException;
  }

  private final DuckDBConnection connection;
  private final String database;
  private final Shape shape;
  private final long bytes;
  private final Map<WarmFile, Integer> numbers = new LinkedHashMap<>();
  private final Deque<Source> sources = new ArrayDeque<>();
  private boolean created;
  private long from;

  private Loading(DuckDBConnection connection, String database, Shape shape, long bytes) {
    this.connection = connection;
    this.database = database;
    this.shape = shape;
    this.bytes = bytes;
  }

  /**
   * Begins with files.
   *
   * @param bytes what they take in memory, about
   */
  static Loading ofFiles(
      DuckDBConnection connection,
      String database,
      Shape shape,
      Map<WarmFile, ScanFile> files,
      long bytes) {
    Loading loading = new Loading(connection, database, shape, bytes);
    List<ScanFile> part = new ArrayList<>();
    long partBytes = 0;
    for (Map.Entry<WarmFile, ScanFile> file : files.entrySet()) {
      if (!part.isEmpty() && partBytes + file.getKey().bytes() > PART_BYTES) {
        loading.addFiles(part);
        part = new ArrayList<>();
        partBytes = 0;
      }
      loading.numbers.put(file.getKey(), loading.numbers.size());
      part.add(file.getValue());
      partBytes += file.getKey().bytes();
    }
    loading.addFiles(part);
    return loading;
  }

  /** Begins with the rows of other segments of one shape. */
  static Loading ofSegments(DuckDBConnection connection, String database, List<Segment> segments) {
    long bytes = segments.stream().mapToLong(Segment::bytes).sum();
    Loading loading = new Loading(connection, database, segments.get(0).shape(), bytes);
    for (Segment segment : segments) {
      int first = loading.numbers.size();
      List<WarmFile> byNumber = new ArrayList<>(segment.numbers().keySet());
      byNumber.sort(Comparator.comparing(segment.numbers()::get));
      byNumber.forEach(file -> loading.numbers.put(file, loading.numbers.size()));
      loading.addSegment(segment.database(), first);
    }
    return loading;
  }

  private void addFiles(List<ScanFile> files) {
    FileScan scan = shape.scan().withFiles(files);
    int first = numbers.size() - files.size();
    sources.add(
        (statement, begin) -> {
          try (ScanRelation relation = ScanSql.prepare(connection, scan, true, false)) {
            return insert(
                statement,
                "CAST(s." + ScanSql.FILE + " AS INTEGER) + " + first,
                "(" + relation.sql() + ")",
                ScanSql.ROW,
                begin);
          }
        });
  }

  private void addSegment(String other, int first) {
    sources.add(
        (statement, begin) ->
            insert(
                statement,
                "s." + shape.fileColumn() + " + " + first,
                Segment.table(other),
                "rowid",
                begin));
  }

  private long insert(Statement statement, String file, String rows, String position, long begin)
      throws SQLException {
    statement.execute(
        "INSERT INTO "
            + Segment.table(database)
            + " SELECT "
            + (shape.columns() + ", " + file + " FROM " + rows + " AS s WHERE s." + position)
            + (" >= " + begin + " AND s." + position + " < " + (begin + PART_ROWS)));
    return statement.getLargeUpdateCount();
  }

  private void create() throws SQLException {
    try (Statement statement = connection.createStatement();
        ScanRelation none = ScanSql.prepare(connection, shape.scan(), false, false)) {
      statement.execute("ATTACH ':memory:' AS " + database + " (COMPRESS)");
      statement.execute(
          "CREATE TABLE "
              + Segment.table(database)
              + " AS SELECT *, CAST(0 AS INTEGER) AS "
              + (shape.fileColumn() + " FROM (" + none.sql() + ")"));
    }
  }

  /**
   * Adds the next part.
   *
   * @return whether it was the last
   * @throws SQLException if it fails; then the database is to be detached, and this given up
   */
  boolean step() throws SQLException {
    if (!created) {
      create();
      created = true;
    }
    try (Statement statement = connection.createStatement()) {
      long added = sources.element().add(statement, from);
      from += PART_ROWS;
      // Files that are read together each give a range: fewer rows than one has are their ends.
      if (added < PART_ROWS) {
        sources.remove();
        from = 0;
      }
      statement.execute("CHECKPOINT " + database);
    }
    return sources.isEmpty();
  }

  /** What was made. */
  Segment segment() {
    return new Segment(database, shape, numbers, bytes);
  }

  String database() {
    return database;
  }
}
