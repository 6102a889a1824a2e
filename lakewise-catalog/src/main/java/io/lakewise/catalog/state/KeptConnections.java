package io.lakewise.catalog.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jdbi.v3.core.ConnectionFactory;

/** Connections to one database, kept for the next user when they are given back. Thread-safe. */
final class KeptConnections implements ConnectionFactory, AutoCloseable {

  private static final int MOST_IDLE = 8;

  /** Opens and judges the connections of one kind of database. */
  interface Kind {

    /** A connection that is never kept here, for whoever closes it by itself. */
    Connection fresh() throws SQLException;

    /** Whether an idle connection can still be used. */
    boolean usable(Connection idle) throws SQLException;
  }

  private final Kind kind;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  KeptConnections(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Connection openConnection() throws SQLException {
    for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
      if (kind.usable(kept)) {
        return kept;
      }
      kept.close();
    }
    return kind.fresh();
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    boolean whole = !connection.isClosed() && connection.getAutoCommit();
    if (closed || !whole || idle.size() >= MOST_IDLE) {
      connection.close();
    } else {
      idle.push(connection);
    }
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      connection.close();
    }
  }
}
