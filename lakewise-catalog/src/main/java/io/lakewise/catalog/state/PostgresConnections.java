package io.lakewise.catalog.state;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Connections to one database of PostgreSQL. */
record PostgresConnections(StateSettings.Postgres settings) implements KeptConnections.Kind {

  private static final int LONGEST_LOOK_SECONDS = 5;

  @Override
  public Connection fresh() throws SQLException {
    return DriverManager.getConnection(settings.url());
  }

  /** Asks the server, which may have been started anew since. */
  @Override
  public boolean usable(Connection idle) throws SQLException {
    return idle.isValid(LONGEST_LOOK_SECONDS);
  }
}
