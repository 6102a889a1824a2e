package io.lakewise.server.flight;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests by one connection of the JDBC driver to one server. */
abstract class OverJdbc {

  @TempDir static Path folder;
  static FlightFixture server;
  static Connection connection;

  @BeforeAll
  static void start() throws SQLException {
    server = new FlightFixture(folder.resolve("lake"), 0);
    connection = server.connection();
  }

  @AfterAll
  static void stop() throws SQLException {
    connection.close();
    server.close();
  }
}
