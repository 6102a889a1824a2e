package io.lakewise.server.execution;

import io.lakewise.engine.Lake;
import io.lakewise.engine.LakeConfiguration;
import io.lakewise.engine.Surroundings;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Session;
import io.lakewise.server.configuration.ServerConfiguration;
import io.lakewise.table.error.LakewiseException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Sessions on a lake in the server's own process. */
public final class EmbeddedSessions implements Sessions {

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "timer");
            thread.setDaemon(true);
            return thread;
          });
  private final Lake lake;

  /**
   * Opens the lake.
   *
   * @param endProcess says an error and ends the process, when a statement takes all memory and
   *     does not listen
   */
  public EmbeddedSessions(
      ServerConfiguration configuration, Consumer<LakewiseException> endProcess) {
    lake =
        Lake.open(
            new LakeConfiguration(
                configuration.lake(),
                configuration.allowed(),
                configuration.working().threads(),
                configuration.working().memoryBytes()),
            new Surroundings(
                Clock.systemUTC(),
                UUID::randomUUID,
                () -> ThreadLocalRandom.current().nextLong(),
                LockSupport::parkNanos,
                timer,
                endProcess));
  }

  @Override
  public Session open(Principal principal) {
    return lake.session(principal);
  }

  @Override
  public void close() {
    lake.close();
    timer.shutdownNow();
  }
}
