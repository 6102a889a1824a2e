package io.lakewise.catalog.state;

import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.table.storage.DurableFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.random.RandomGenerator;
import org.sqlite.BusyHandler;
import org.sqlite.JDBC;

/** Connections to one SQLite file, with the settings that keep rows. */
final class SqliteConnections implements KeptConnections.Kind {

  private static final String FULL = "2";

  private final Path file;
  private final RandomGenerator random;
  private final Pause pause;

  SqliteConnections(StateSettings.Sqlite settings, RandomGenerator random, Pause pause) {
    this.file = settings.file();
    this.random = random;
    this.pause = pause;
    NativeLibrary.prepare(settings.libraries());
    try {
      DurableFolders folders = new DurableFolders();
      folders.create(file.getParent());
      folders.sync();
    } catch (IOException problem) {
      throw CatalogErrors.stateUnusable(file.toString(), problem);
    }
  }

  @Override
  public Connection fresh() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("transaction_mode", "IMMEDIATE");
    properties.setProperty("foreign_keys", "true");
    properties.setProperty("synchronous", "FULL");
    Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, properties);
    try {
      BusyHandler.setHandler(connection, new RandomBusyHandler(random, pause));
      try (Statement statement = connection.createStatement()) {
        // Only asked for when it is not so already: the change needs the file for itself.
        if (!pragma(statement, "journal_mode").equals("wal")) {
          expect("journal_mode", "wal", pragma(statement, "journal_mode=WAL"));
        }
        expect("synchronous", FULL, pragma(statement, "synchronous"));
        expect("foreign_keys", "1", pragma(statement, "foreign_keys"));
      }
      return connection;
    } catch (SQLException | RuntimeException problem) {
      connection.close();
      throw problem;
    }
  }

  @Override
  public boolean usable(Connection idle) {
    return true;
  }

  private void expect(String setting, String wanted, String found) {
    if (!wanted.equals(found)) {
      throw CatalogErrors.stateSetting(file.toString(), setting, wanted, found);
    }
  }

  private static String pragma(Statement statement, String text) throws SQLException {
    try (ResultSet rows = statement.executeQuery("PRAGMA " + text)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }
}
