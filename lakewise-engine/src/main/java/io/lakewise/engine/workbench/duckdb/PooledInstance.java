package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.warm.WarmStore;
import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.duckdb.DuckDBConnection;

/** An instance with its connections that wait to be used again. Thread-safe. */
final class PooledInstance implements AutoCloseable {

  private static final int MOST_IDLE = 6;

  private record Idle(DuckDBConnection connection, String timeZone, ProfileDetail detail) {}

  private final DuckDbInstance instance;
  private final PlanningTables planningTables = new PlanningTables();
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final WarmStore warm;
  private boolean closed;

  /**
   * Keeps connections.
   *
   * @param warmBytes that its warm store may take
   */
  PooledInstance(DuckDbInstance instance, long warmBytes) {
    this.instance = instance;
    this.warm = new WarmStore(instance, warmBytes);
  }

  /** What planning keeps in the instance. */
  PlanningTables planningTables() {
    return planningTables;
  }

  /** Files that are kept in the instance. */
  WarmStore warm() {
    return warm;
  }

  /** A connection in a time zone that tells nothing, for {@link #giveBack} or {@link #discard}. */
  DuckDBConnection take(String timeZone) {
    return take(timeZone, ProfileDetail.NONE);
  }

  /** The same, of one that tells what it ran. */
  DuckDBConnection take(String timeZone, ProfileDetail detail) {
    DuckDBConnection kept = kept(timeZone, detail);
    return kept == null ? open(timeZone, detail) : kept;
  }

  private synchronized DuckDBConnection kept(String timeZone, ProfileDetail detail) {
    for (Iterator<Idle> each = idle.iterator(); each.hasNext(); ) {
      Idle one = each.next();
      if (one.detail == detail && one.timeZone.equals(timeZone)) {
        each.remove();
        return one.connection;
      }
    }
    return null;
  }

  private DuckDBConnection open(String timeZone, ProfileDetail detail) {
    DuckDBConnection connection = instance.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = '" + timeZone.replace("'", "''") + "'");
      statement.execute("SET enable_progress_bar_print = false");
      statement.execute("SET enable_progress_bar = true");
      Profiling.begin(statement, detail);
      return connection;
    } catch (SQLException e) {
      discard(connection);
      throw WorkbenchErrors.failed(e);
    }
  }

  /** Keeps a connection that is as it was taken: nothing runs, nothing temporary is left. */
  void giveBack(DuckDBConnection connection, String timeZone, ProfileDetail detail) {
    DuckDBConnection surplus = connection;
    synchronized (this) {
      if (!closed) {
        idle.addFirst(new Idle(connection, timeZone, detail));
        surplus = idle.size() > MOST_IDLE ? idle.removeLast().connection : null;
      }
    }
    if (surplus != null) {
      discard(surplus);
    }
  }

  /** Closes a connection for good. */
  static void discard(DuckDBConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw WorkbenchErrors.internal("Closing a connection failed", e);
    }
  }

  /** Connections that are taken keep it alive until they are closed. */
  @Override
  public synchronized void close() {
    closed = true;
    warm.close();
    idle.forEach(one -> discard(one.connection));
    idle.clear();
    instance.close();
  }
}
