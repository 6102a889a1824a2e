package io.lakewise.catalog.state;

import io.lakewise.catalog.error.CatalogErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Brings a database to the newest schema. Flyway takes longer to look than to work, so one query
 * decides whether it is asked at all.
 */
final class SchemaVersion {

  /** The last step: of the files in {@code io/lakewise/catalog/migration}, or in Java. */
  static final int NEWEST = 25;

  private static final String FOLDER = "classpath:io/lakewise/catalog/migration";

  /** File locks are held by the process, so threads need one of their own. */
  private static final Object THREADS = new Object();

  private SchemaVersion() {}

  /** The version of a database, 0 if it is empty. */
  static int of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT version FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1")) {
      return rows.next() ? Integer.parseInt(rows.getString(1)) : 0;
    } catch (SQLException problem) {
      boolean missing =
          "42P01".equals(problem.getSQLState())
              || String.valueOf(problem.getMessage()).contains("no such table");
      if (missing) {
        return 0;
      }
      throw problem;
    }
  }

  /**
   * Migrates where needed. Several processes may do so at once: for SQLite a lock on a file beside
   * the database lets one after the other in, PostgreSQL has Flyway's advisory lock.
   *
   * @param lockFile beside a SQLite file; null for PostgreSQL
   * @param places how rows name places
   */
  static void bringToNewest(
      ConnectionSource source, String database, Path lockFile, Instant now, StoredPlaces places)
      throws SQLException, IOException {
    if (isNewest(source, database)) {
      return;
    }
    if (lockFile == null) {
      migrate(source, now, places);
      return;
    }
    synchronized (THREADS) {
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !isNewest(source, database)) {
          migrate(source, now, places);
        }
      }
    }
  }

  private static boolean isNewest(ConnectionSource source, String database) throws SQLException {
    try (Connection connection = source.getConnection()) {
      int found = of(connection);
      if (found > NEWEST) {
        throw CatalogErrors.stateTooNew(database, found, NEWEST);
      }
      return found == NEWEST;
    }
  }

  private static void migrate(ConnectionSource source, Instant now, StoredPlaces places) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    Flyway.configure()
        .dataSource(source)
        .locations(FOLDER)
        .javaMigrations(new RelativePlaces(places))
        .placeholders(Map.of("now", Long.toString(micros)))
        .loggers("slf4j")
        .load()
        .migrate();
  }
}
