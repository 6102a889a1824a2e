package io.lakewise.catalog.state;

import io.lakewise.catalog.error.CatalogErrors;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** A database at the newest schema. Thread-safe. */
final class Database implements AutoCloseable {

  private static final int MOST_ATTEMPTS = 100;

  private final Jdbi jdbi;
  private final KeptConnections connections;
  private final Optional<KnownReads> known;
  private final String name;
  private final TransactionIsolationLevel isolation;
  private final RandomGenerator random;
  private final Pause pause;

  /**
   * A database that is there.
   *
   * @param known answers what was read before; empty if nobody can tell whether it still holds
   * @param places how rows name places
   * @param isolation of transactions, UNKNOWN for what its connections have by themselves
   */
  Database(
      KeptConnections connections,
      Optional<KnownReads> known,
      StoredPlaces places,
      String name,
      TransactionIsolationLevel isolation,
      RandomGenerator random,
      Pause pause) {
    this.jdbi = places.jdbi(connections);
    this.connections = connections;
    this.known = known;
    this.name = name;
    this.isolation = isolation;
    this.random = random;
    this.pause = pause;
  }

  <T> T read(Function<Handle, T> work) {
    try (Handle handle = jdbi.open()) {
      return work.apply(handle);
    } catch (JdbiException problem) {
      throw Interference.failed(name, problem);
    }
  }

  <T> T known(Object key, Function<Handle, T> work) {
    return known.isPresent() ? known.get().answer(key, () -> read(work)) : read(work);
  }

  <T> T write(Function<Handle, T> work) {
    for (int attempt = 1; ; attempt++) {
      AtomicBoolean committing = new AtomicBoolean();
      HandleCallback<T, RuntimeException> thenCommit =
          handle -> {
            T answer = work.apply(handle);
            committing.set(true);
            return answer;
          };
      try (Handle handle = jdbi.open()) {
        if (isolation == TransactionIsolationLevel.UNKNOWN) {
          return handle.inTransaction(thenCommit);
        }
        return handle.inTransaction(isolation, thenCommit);
      } catch (JdbiException problem) {
        if (committing.get() && Interference.unreachable(problem)) {
          throw CatalogErrors.stateUnknown(name, problem);
        }
        if (attempt == MOST_ATTEMPTS || !Interference.caused(problem)) {
          throw Interference.failed(name, problem);
        }
        pause.pause(Duration.ofNanos(300_000 + random.nextInt(400_001)));
      }
    }
  }

  @Override
  public void close() {
    known.ifPresent(KnownReads::close);
    try {
      connections.close();
    } catch (SQLException problem) {
      throw CatalogErrors.stateUnusable(name, problem);
    }
  }
}
