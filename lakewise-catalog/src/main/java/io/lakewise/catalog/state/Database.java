package io.lakewise.catalog.state;

import io.lakewise.catalog.error.CatalogErrors;
import java.time.Duration;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** A database at the newest schema. Thread-safe. */
final class Database implements AutoCloseable {

  private static final int MOST_ATTEMPTS = 100;

  private final Jdbi jdbi;
  private final AutoCloseable connections;
  private final String name;
  private final TransactionIsolationLevel isolation;
  private final RandomGenerator random;
  private final Pause pause;

  /**
   * A database that is there.
   *
   * @param isolation of transactions, UNKNOWN for what its connections have by themselves
   */
  Database(
      ConnectionFactory factory,
      AutoCloseable connections,
      String name,
      TransactionIsolationLevel isolation,
      RandomGenerator random,
      Pause pause) {
    this.jdbi = Jdbi.create(factory);
    this.connections = connections;
    this.name = name;
    this.isolation = isolation;
    this.random = random;
    this.pause = pause;
  }

  <T> T read(Function<Handle, T> work) {
    try (Handle handle = jdbi.open()) {
      return work.apply(handle);
    } catch (JdbiException problem) {
      throw failed(problem);
    }
  }

  <T> T write(Function<Handle, T> work) {
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
    if (Interference.busy(problem)) {
      return CatalogErrors.stateBusy(name, problem);
    }
    return Interference.unwritable(problem)
        ? CatalogErrors.stateUnwritable(name, problem)
        : CatalogErrors.stateUnusable(name, problem);
  }

  @Override
  public void close() {
    try {
      connections.close();
    } catch (RuntimeException problem) {
      throw problem;
    } catch (Exception problem) {
      throw CatalogErrors.stateUnusable(name, problem);
    }
  }
}
