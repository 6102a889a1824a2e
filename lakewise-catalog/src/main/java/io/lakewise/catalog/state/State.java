package io.lakewise.catalog.state;

import io.lakewise.catalog.error.CatalogErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The open database behind the catalog, at the newest schema. Thread-safe; several processes may
 * have the same database open. What {@link #write} has returned from survives a power cut.
 *
 * <p>SQL given to it must be understood by SQLite and PostgreSQL alike: times as BIGINT
 * microseconds, no IDENTITY, {@code now()}, {@code ::}, {@code FOR UPDATE} or array parameters.
 */
public final class State implements AutoCloseable {

  private static final int MOST_ATTEMPTS = 100;

  private final Jdbi jdbi;
  private final AutoCloseable connections;
  private final String database;
  private final TransactionIsolationLevel isolation;
  private final RandomGenerator random;
  private final Pause pause;

  private State(
      ConnectionFactory factory,
      AutoCloseable connections,
      String database,
      TransactionIsolationLevel isolation,
      RandomGenerator random,
      Pause pause) {
    this.jdbi = Jdbi.create(factory);
    this.connections = connections;
    this.database = database;
    this.isolation = isolation;
    this.random = random;
    this.pause = pause;
  }

  /**
   * Opens a database, creating or migrating it where needed.
   *
   * @param random and {@code pause} decide how long to wait while others write
   * @throws io.lakewise.table.error.LakewiseException if it cannot be used, or was written by a
   *     newer Lakewise
   */
  public static State open(
      StateSettings settings, InstantSource clock, RandomGenerator random, Pause pause) {
    if (settings instanceof StateSettings.Sqlite sqlite) {
      SqliteConnections connections = new SqliteConnections(sqlite, random, pause);
      Path lockFile = sqlite.file().resolveSibling(sqlite.file().getFileName() + ".lock");
      String database = sqlite.file().toString();
      migrate(new ConnectionSource(connections::fresh), database, lockFile, clock);
      // IMMEDIATE transactions of SQLite are serializable as they are.
      return new State(
          connections, connections, database, TransactionIsolationLevel.UNKNOWN, random, pause);
    }
    String url = ((StateSettings.Postgres) settings).url();
    String database = url.replaceAll("[?].*", "");
    ConnectionFactory factory = () -> DriverManager.getConnection(url);
    migrate(new ConnectionSource(factory::openConnection), database, null, clock);
    return new State(
        factory, () -> {}, database, TransactionIsolationLevel.SERIALIZABLE, random, pause);
  }

  private static void migrate(
      ConnectionSource source, String database, Path lockFile, InstantSource clock) {
    try {
      SchemaVersion.bringToNewest(source, database, lockFile, clock.instant());
    } catch (SQLException | IOException | FlywayException problem) {
      throw CatalogErrors.stateUnusable(database, problem);
    }
  }

  /** The number of the schema, which a backup carries. */
  public static int schemaVersion() {
    return SchemaVersion.NEWEST;
  }

  /** Reads with single statements, each of which sees what was committed before it. */
  public <T> T read(Function<Handle, T> work) {
    try (Handle handle = jdbi.open()) {
      return work.apply(handle);
    } catch (JdbiException problem) {
      throw failed(problem);
    }
  }

  /**
   * Reads or writes in one serializable transaction, committed when this returns and rolled back
   * when the work throws. The work may be run again if another transaction came between, so it has
   * no effects elsewhere.
   */
  public <T> T write(Function<Handle, T> work) {
    for (int attempt = 1; ; attempt++) {
      try (Handle handle = jdbi.open()) {
        if (isolation == TransactionIsolationLevel.UNKNOWN) {
          return handle.inTransaction(work::apply);
        }
        return handle.inTransaction(isolation, work::apply);
      } catch (JdbiException problem) {
        if (attempt == MOST_ATTEMPTS || !Interference.caused(problem)) {
          throw failed(problem);
        }
        pause.pause(Duration.ofNanos(300_000 + random.nextInt(400_001)));
      }
    }
  }

  private RuntimeException failed(JdbiException problem) {
    return Interference.busy(problem)
        ? CatalogErrors.stateBusy(database, problem)
        : CatalogErrors.stateUnusable(database, problem);
  }

  /** Gives the idle connections back; calls that are running end first. */
  @Override
  public void close() {
    try {
      connections.close();
    } catch (RuntimeException problem) {
      throw problem;
    } catch (Exception problem) {
      throw CatalogErrors.stateUnusable(database, problem);
    }
  }
}
