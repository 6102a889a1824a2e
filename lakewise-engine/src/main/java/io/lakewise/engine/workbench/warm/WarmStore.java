package io.lakewise.engine.workbench.warm;

import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import io.lakewise.table.parquet.duckdb.ScanSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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

  private static final int HOT_READS = 3;
  private static final int MOST_FILES = 1_000;
  private static final int MOST_COUNTED = 20_000;
  private static final int MOST_SEGMENTS = 8;
  private static final int MERGED_SEGMENTS = 4;
  private static final long IDLE_NANOS = Duration.ofMinutes(1).toNanos();

  private record Read(Shape shape, WarmFile file) {}

  private record Wanted(Shape shape, Map<WarmFile, ScanFile> files) {}

  private final DuckDbInstance instance;
  private final Map<Shape, List<Segment>> segments = new HashMap<>();
  private final List<Segment> dropped = new ArrayList<>();
  private final Map<Shape, Map<WarmFile, ScanFile>> wanted = new LinkedHashMap<>();
  private final Map<Read, Integer> reads =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Read, Integer> eldest) {
          return size() > MOST_COUNTED;
        }
      };
  private final Object stepping = new Object();
  private volatile long mostBytes;
  private int starts;
  private long now;

  // Those of whoever steps.
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
    List<Optional<WarmFile>> found = scan.files().stream().map(WarmFile::of).toList();
    return find(scan, found);
  }

  private synchronized WarmScan find(FileScan scan, List<Optional<WarmFile>> found) {
    if (starts != instance.starts()) {
      return WarmScan.of(scan);
    }
    Shape shape = Shape.of(scan);
    Map<Segment, List<WarmFile>> warm = new LinkedHashMap<>();
    List<ScanFile> cold = new ArrayList<>();
    Set<WarmFile> seen = new LinkedHashSet<>();
    for (int index = 0; index < found.size(); index++) {
      ScanFile file = scan.files().get(index);
      WarmFile identity = found.get(index).filter(seen::add).orElse(null);
      Segment segment = identity == null ? null : segment(shape, identity);
      if (segment != null) {
        warm.computeIfAbsent(segment, key -> new ArrayList<>()).add(identity);
        continue;
      }
      cold.add(file);
      if (identity != null
          && reads.merge(new Read(shape, identity), 1, Integer::sum) >= HOT_READS) {
        wanted.computeIfAbsent(shape, key -> new LinkedHashMap<>()).put(identity, file);
      }
    }
    if (warm.isEmpty()) {
      return WarmScan.of(scan);
    }
    List<String> selects = new ArrayList<>();
    warm.forEach(
        (segment, files) -> {
          segment.begin(now);
          selects.add(segment.select(files));
        });
    return new WarmScan(selects, scan.withFiles(cold), () -> release(warm.keySet()));
  }

  private Segment segment(Shape shape, WarmFile file) {
    for (Segment segment : segments.getOrDefault(shape, List.of())) {
      if (segment.numbers().containsKey(file)) {
        return segment;
      }
    }
    return null;
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
      try {
        detach();
        if (loading == null) {
          return choose();
        }
        if (loading.step()) {
          publish();
        }
        return true;
      } catch (SQLException e) {
        abandon();
        return true;
      }
    }
  }

  /** Drops everything for good: the memory is needed. */
  public synchronized void cool() {
    mostBytes = 0;
    segments.values().forEach(dropped::addAll);
    segments.clear();
    wanted.clear();
    reads.clear();
  }

  /** About what is kept. */
  public synchronized long bytes() {
    return segments.values().stream().flatMap(List::stream).mapToLong(Segment::bytes).sum();
  }

  /** An instance that was started anew has nothing. */
  private synchronized void begin(long nanos) {
    now = nanos;
    if (starts != instance.starts()) {
      starts = instance.starts();
      segments.clear();
      dropped.clear();
      wanted.clear();
      connection = null;
      loading = null;
      merging = List.of();
    }
  }

  private void detach() throws SQLException {
    List<Segment> free;
    synchronized (this) {
      free = dropped.stream().filter(segment -> !segment.isRead()).toList();
      dropped.removeAll(free);
    }
    for (Segment segment : free) {
      execute("DETACH " + segment.database());
    }
  }

  /** Begins with the next thing to do, if there is one. */
  private boolean choose() throws SQLException {
    merging = tooMany();
    if (!merging.isEmpty()) {
      loading = Loading.ofSegments(connection(), nextDatabase(), merging);
      return true;
    }
    Wanted next = nextWanted();
    if (next == null) {
      return false;
    }
    long bytes = unpackedBytes(next.files().values());
    if (makeRoom(bytes)) {
      loading = Loading.ofFiles(connection(), nextDatabase(), next.shape(), next.files(), bytes);
    }
    return true;
  }

  /** The smallest segments of a shape that has many, as each costs a scan of its own. */
  private synchronized List<Segment> tooMany() {
    return segments.values().stream()
        .filter(some -> some.size() > MOST_SEGMENTS)
        .findFirst()
        .map(
            some ->
                some.stream()
                    .sorted(Comparator.comparing(Segment::bytes))
                    .limit(MERGED_SEGMENTS)
                    .toList())
        .orElse(List.of());
  }

  private synchronized Wanted nextWanted() {
    while (!wanted.isEmpty()) {
      Shape shape = wanted.keySet().iterator().next();
      Map<WarmFile, ScanFile> files = wanted.remove(shape);
      files.keySet().forEach(file -> reads.remove(new Read(shape, file)));
      // What was read while it was loaded is here by now.
      files.keySet().removeIf(file -> segment(shape, file) != null);
      if (!files.isEmpty()
          && files.keySet().stream().mapToLong(WarmFile::bytes).sum() <= mostBytes) {
        return new Wanted(shape, files);
      }
    }
    return null;
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

  /** Whether there is room, where need be after dropping what nobody has read for a while. */
  private synchronized boolean makeRoom(long bytes) {
    List<Segment> idle =
        segments.values().stream()
            .flatMap(List::stream)
            .filter(segment -> now - segment.lastRead() > IDLE_NANOS)
            .sorted(Comparator.comparing(Segment::lastRead))
            .toList();
    long freed = 0;
    long needed = bytes() + bytes - mostBytes;
    List<Segment> chosen = new ArrayList<>();
    for (Segment segment : idle) {
      if (freed >= needed) {
        break;
      }
      chosen.add(segment);
      freed += segment.bytes();
    }
    if (freed < needed) {
      return false;
    }
    drop(chosen);
    return true;
  }

  private void drop(List<Segment> some) {
    segments.values().forEach(list -> list.removeAll(some));
    segments.values().removeIf(List::isEmpty);
    dropped.addAll(some);
  }

  private synchronized void publish() {
    Segment made = loading.segment();
    loading = null;
    if (mostBytes == 0) {
      dropped.add(made);
      return;
    }
    drop(merging);
    merging = List.of();
    made.begin(now);
    made.end();
    segments.computeIfAbsent(made.shape(), key -> new ArrayList<>()).add(made);
  }

  /**
   * Gives up what failed: files are read from storage, where a query finds what is wrong with them.
   */
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
      } catch (SQLException gone) {
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

  /** Gives its connection back, as the instance is about to end. */
  @Override
  public void close() {
    synchronized (stepping) {
      cool();
      if (connection != null) {
        try {
          connection.close();
        } catch (SQLException gone) {
          // with its instance
        }
        connection = null;
      }
    }
  }
}
