package io.lakewise.engine.workbench.warm;

import io.lakewise.engine.workbench.warm.Heat.Wanted;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import io.lakewise.table.parquet.duckdb.ScanSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/**
 * The files that an instance has read again and again, as compressed tables in its memory. A file
 * counts by what storage says it is, so that whatever version a scan is of, it gets the rows of its
 * own files: of those that lie here from here, of the others from storage. Files of which a scan
 * wants some rows alone are read from storage. What is here is never changed, only dropped.
 *
 * <p>Nothing is loaded by a scan: whoever owns the store calls {@link #step}. Thread-safe.
 */
public final class WarmStore implements AutoCloseable {

  private static final int MOST_FILES = 1_000;
  private static final long COOL_NANOS = Duration.ofMinutes(5).toNanos();

  private final DuckDbInstance instance;
  private final long mostBytes;
  private final Segments segments = new Segments();
  private final Heat heat = new Heat();
  private final Object stepping = new Object();
  private int starts;
  private long now;
  private boolean cooled;

  // Those of whoever steps.
  private boolean resting;
  private long restUntil;
  private int databases;
  private DuckDBConnection connection;
  private Loading loading;
  private List<Segment> merging = List.of();

  /**
   * Keeps nothing yet.
   *
   * @param instance in whose memory it is
   * @param mostBytes about what may be kept; 0 for nothing
   */
  public WarmStore(DuckDbInstance instance, long mostBytes) {
    this.instance = instance;
    this.mostBytes = mostBytes;
    this.starts = instance.starts();
  }

  /** What of a scan is here; counts that the rest was read. */
  public WarmScan find(FileScan scan) {
    int files = scan.files().size();
    if (mostBytes == 0 || files == 0 || files > MOST_FILES || !Shape.suits(scan)) {
      return WarmScan.of(scan);
    }
    return find(Shape.of(scan), scan, scan.files().stream().map(WarmFile::of).toList());
  }

  private synchronized WarmScan find(
      Shape own, FileScan scan, List<Optional<WarmFile>> identities) {
    if (starts != instance.starts()) {
      return WarmScan.of(scan);
    }
    Shape shape = heat.known(own);
    List<Segment> here = segments.of(shape);
    Map<Segment, List<WarmFile>> warm = new LinkedHashMap<>();
    List<ScanFile> cold = new ArrayList<>();
    Set<WarmFile> seen = new LinkedHashSet<>();
    for (int index = 0; index < identities.size(); index++) {
      ScanFile file = scan.files().get(index);
      WarmFile identity = identities.get(index).filter(seen::add).orElse(null);
      Segment segment = identity == null ? null : Segments.with(identity, here);
      if (segment != null) {
        warm.computeIfAbsent(segment, key -> new ArrayList<>()).add(identity);
        continue;
      }
      cold.add(file);
      if (identity != null) {
        heat.read(shape, identity, file);
      }
    }
    if (warm.isEmpty()) {
      return WarmScan.of(scan);
    }
    List<String> selects = new ArrayList<>();
    warm.forEach(
        (segment, found) -> {
          segment.begin(now);
          selects.add(segment.select(found));
        });
    return new WarmScan(selects, scan.withFiles(cold), () -> release(warm.keySet()));
  }

  private synchronized void release(Set<Segment> read) {
    read.forEach(Segment::end);
  }

  /**
   * Does some of what there is to do: a part of a second's work.
   *
   * @param nanos the time, on any clock that does not go back
   * @return whether there may be more to do
   */
  public boolean step(long nanos) {
    synchronized (stepping) {
      begin(nanos);
      boolean done = false;
      try {
        removeDropped();
        boolean more = loading == null ? choose() : load();
        done = true;
        return more;
      } catch (SQLException | LakewiseException e) {
        // The files are read from storage, where a query finds what is wrong with them.
        return true;
      } finally {
        if (!done) {
          abandon();
        }
      }
    }
  }

  /** Drops everything, and loads nothing for some minutes: the memory is needed. */
  public synchronized void cool() {
    cooled = true;
    segments.dropAll();
    heat.clear();
  }

  private void begin(long nanos) {
    boolean stop;
    synchronized (this) {
      now = nanos;
      stop = cooled;
      cooled = false;
      if (starts != instance.starts()) {
        starts = instance.starts();
        segments.forget();
        heat.clear();
        loading = null;
        merging = List.of();
        closeConnection();
      }
    }
    if (stop) {
      resting = true;
      restUntil = nanos + COOL_NANOS;
      abandon();
    }
  }

  private void removeDropped() throws SQLException {
    Segment next = removable();
    while (next != null) {
      execute("DETACH DATABASE IF EXISTS " + next.database());
      synchronized (this) {
        segments.removed(next);
      }
      next = removable();
    }
  }

  private synchronized Segment removable() {
    return segments.removable();
  }

  /** Begins with the next thing to do, if there is one. */
  private boolean choose() throws SQLException {
    resting &= now - restUntil < 0;
    if (resting) {
      return false;
    }
    merging = tooMany();
    if (!merging.isEmpty()) {
      loading = Loading.ofSegments(connection(), nextDatabase(), merging);
      return true;
    }
    Optional<Wanted> next = nextWanted();
    if (next.isEmpty()) {
      return false;
    }
    long bytes = unpackedBytes(next.get().files().values());
    if (hasRoom(next.get(), bytes)) {
      loading =
          Loading.ofFiles(
              connection(), nextDatabase(), next.get().shape(), next.get().files(), bytes);
    }
    return true;
  }

  private boolean load() throws SQLException {
    if (loading.step()) {
      publish(loading.segment());
    }
    return true;
  }

  private synchronized List<Segment> tooMany() {
    return segments.tooMany();
  }

  private synchronized Optional<Wanted> nextWanted() {
    Optional<Wanted> next = heat.next();
    while (next.isPresent()) {
      Wanted wanted = next.get();
      // What was read while it was loaded is here by now.
      List<Segment> here = segments.of(wanted.shape());
      wanted.files().keySet().removeIf(file -> Segments.with(file, here) != null);
      if (!wanted.files().isEmpty()) {
        return next;
      }
      next = heat.next();
    }
    return next;
  }

  private String nextDatabase() {
    return "__warm" + databases++;
  }

  /** What the files' columns take without the compression of their pages. */
  private long unpackedBytes(Iterable<ScanFile> files) throws SQLException {
    List<ScanFile> all = new ArrayList<>();
    files.forEach(all::add);
    try (Statement statement = connection().createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT sum(total_uncompressed_size) FROM parquet_metadata("
                    + (ScanSql.paths(all) + ")"))) {
      row.next();
      return row.getLong(1);
    }
  }

  private synchronized boolean hasRoom(Wanted wanted, long bytes) {
    boolean room = segments.makeRoom(bytes, mostBytes, now);
    if (!room) {
      heat.refuse(wanted);
    }
    return room;
  }

  private synchronized void publish(Segment made) {
    loading = null;
    segments.drop(merging);
    merging = List.of();
    made.begin(now);
    made.end();
    segments.add(made);
  }

  /** Gives up what is half done. */
  private void abandon() {
    Loading failed = loading;
    loading = null;
    if (!merging.isEmpty()) {
      merging = List.of();
      cool();
    }
    if (failed != null) {
      try {
        execute("DETACH DATABASE IF EXISTS " + failed.database());
      } catch (SQLException | LakewiseException gone) {
        // with its instance
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.execute(sql);
    }
  }

  private DuckDBConnection connection() {
    if (connection == null) {
      connection = instance.connect();
    }
    return connection;
  }

  /** One that is open keeps an instance alive. */
  private void closeConnection() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException gone) {
        // with its instance
      }
      connection = null;
    }
  }

  /** Gives its connection back, as the instance is about to end. */
  @Override
  public void close() {
    synchronized (stepping) {
      cool();
      closeConnection();
    }
  }
}
