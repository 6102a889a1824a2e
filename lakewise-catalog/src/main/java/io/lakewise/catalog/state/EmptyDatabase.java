package io.lakewise.catalog.state;

import io.lakewise.catalog.error.CatalogErrors;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.JDBC;

/**
 * An empty database in memory, which stands for one that nobody has made yet: what reads see of it,
 * and on what a write is tried before the real one is made for it. Thread-safe.
 */
final class EmptyDatabase implements AutoCloseable {

  private static final String NAME = ":memory:";

  private final Connection connection;
  private final Jdbi jdbi;

  /** Makes one as of a moment. */
  EmptyDatabase(Instant now, StoredPlaces places) {
    try {
      Properties properties = new Properties();
      properties.setProperty("foreign_keys", "true");
      connection = JDBC.createConnection("jdbc:sqlite:" + NAME, properties);
      SchemaVersion.bringToNewest(new ConnectionSource(this::kept), NAME, null, now, places);
    } catch (SQLException | IOException | FlywayException problem) {
      throw CatalogErrors.stateUnusable(NAME, problem);
    }
    jdbi = places.jdbi(this::kept);
  }

  /** The only connection, which nobody but {@link #close} closes: with it the database ends. */
  private Connection kept() {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  synchronized <T> T read(Function<Handle, T> work) {
    try (Handle handle = jdbi.open()) {
      return work.apply(handle);
    } catch (JdbiException problem) {
      throw CatalogErrors.stateUnusable(NAME, problem);
    }
  }

  /**
   * Tries a write and takes it back. What it throws, it would throw on a new database, too.
   *
   * @return what it answered if it wrote nothing; empty if the database must be made for it
   */
  synchronized <T> Optional<Unwritten<T>> tried(Function<Handle, T> work) {
    try (Handle handle = jdbi.open()) {
      handle.begin();
      try {
        long before = changes(handle);
        T answer = work.apply(handle);
        return changes(handle) == before ? Optional.of(new Unwritten<>(answer)) : Optional.empty();
      } finally {
        handle.rollback();
      }
    } catch (JdbiException problem) {
      throw CatalogErrors.stateUnusable(NAME, problem);
    }
  }

  /** The answer, which may be null, of a write that wrote nothing. */
  record Unwritten<T>(T answer) {}

  private static long changes(Handle handle) {
    return handle.createQuery("SELECT total_changes()").mapTo(Long.class).one();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException problem) {
      throw CatalogErrors.stateUnusable(NAME, problem);
    }
  }
}
