package io.lakewise.catalog.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Tells whether anybody, in whatever process, has committed to a SQLite file: {@code PRAGMA
 * data_version} on a connection that never writes. Thread-safe.
 */
final class CommitCount implements AutoCloseable {

  private final ConnectionSource source;
  private long opened;
  private Connection connection;
  private PreparedStatement look;

  /**
   * A count over connections to one file.
   *
   * @param source opens the connection that is kept
   */
  CommitCount(ConnectionSource source) {
    this.source = source;
  }

  /**
   * The moment that is now. Two of them are equal only if nothing was committed between them.
   *
   * @param connection how often a connection was opened, as each counts from its own start
   */
  record Moment(long connection, long commits) {}

  /** The moment that is now; empty if it cannot be told. */
  synchronized Optional<Moment> now() {
    try {
      if (connection == null) {
        connection = source.getConnection();
        look = connection.prepareStatement("PRAGMA data_version");
        opened++;
      }
      try (ResultSet rows = look.executeQuery()) {
        rows.next();
        return Optional.of(new Moment(opened, rows.getLong(1)));
      }
    } catch (SQLException problem) {
      close();
      return Optional.empty();
    }
  }

  /** Gives the connection back; whoever asks again opens another. */
  @Override
  public synchronized void close() {
    try (Connection closing = connection) {
      connection = null;
      look = null;
    } catch (SQLException gone) {
      // Nothing was written on it that could be lost.
      look = null;
    }
  }
}
