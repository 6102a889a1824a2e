package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.WorkProfile;
import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.duckdb.DuckDBConnection;

/** An instance with its connections that wait to be used again. Thread-safe. */
final class PooledInstance implements AutoCloseable {

  private static final int MOST_IDLE = 4;

  private record Idle(DuckDBConnection connection, String timeZone) {}

  private final DuckDbInstance instance;
  private final PlanningTables planningTables = new PlanningTables();
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final boolean profiles;
  private boolean closed;

  PooledInstance(DuckDbInstance instance, boolean profiles) {
    this.instance = instance;
    this.profiles = profiles;
  }

  /** What planning keeps in the instance. */
  PlanningTables planningTables() {
    return planningTables;
  }

  /** The profile of what ran last on one of its connections. */
  WorkProfile profile(DuckDBConnection connection) {
    return profiles ? Profiling.last(connection) : WorkProfile.NONE;
  }

  /** A connection in a time zone, for {@link #giveBack} or {@link #discard}. */
  DuckDBConnection take(String timeZone) {
    DuckDBConnection kept = kept(timeZone);
    return kept == null ? open(timeZone) : kept;
  }

  private synchronized DuckDBConnection kept(String timeZone) {
    for (Iterator<Idle> each = idle.iterator(); each.hasNext(); ) {
      Idle one = each.next();
      if (one.timeZone.equals(timeZone)) {
        each.remove();
        return one.connection;
      }
    }
    return null;
  }

  private DuckDBConnection open(String timeZone) {
    DuckDBConnection connection = instance.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = '" + timeZone.replace("'", "''") + "'");
      statement.execute("SET enable_progress_bar_print = false");
      statement.execute("SET enable_progress_bar = true");
      if (profiles) {
        Profiling.begin(statement);
      }
      return connection;
    } catch (SQLException e) {
      discard(connection);
      throw WorkbenchErrors.failed(e);
    }
  }

  /** Keeps a connection that is as it was taken: nothing runs, nothing temporary is left. */
  void giveBack(DuckDBConnection connection, String timeZone) {
    DuckDBConnection surplus = connection;
    synchronized (this) {
      if (!closed) {
        idle.addFirst(new Idle(connection, timeZone));
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
    idle.forEach(one -> discard(one.connection));
    idle.clear();
    instance.close();
  }
}
