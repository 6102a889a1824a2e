package io.lakewise.catalog.state;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connections to one database of PostgreSQL. */
record PostgresConnections(StateSettings.Postgres settings) implements KeptConnections.Kind {

  private static final String LONGEST_CONNECT_SECONDS = "10";

  /**
   * A server that fell off the net says nothing: without a bound a statement would wait forever.
   */
  private static final String LONGEST_ANSWER_SECONDS = "60";

  private static final int LONGEST_LOOK_SECONDS = 5;

  @Override
  public Connection fresh() throws SQLException {
    Properties properties = new Properties();
    // What the URL says is preferred to all of these.
    properties.setProperty("ApplicationName", "lakewise");
    properties.setProperty("connectTimeout", LONGEST_CONNECT_SECONDS);
    properties.setProperty("loginTimeout", LONGEST_CONNECT_SECONDS);
    properties.setProperty("socketTimeout", LONGEST_ANSWER_SECONDS);
    properties.setProperty("tcpKeepAlive", "true");
    settings.password().ifPresent(password -> properties.setProperty("password", password));
    return DriverManager.getConnection(settings.url(), properties);
  }

  /** Asks the server, which may have been started anew since. */
  @Override
  public boolean usable(Connection idle) throws SQLException {
    return idle.isValid(LONGEST_LOOK_SECONDS);
  }
}
