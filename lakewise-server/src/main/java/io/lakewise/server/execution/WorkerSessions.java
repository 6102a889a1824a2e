package io.lakewise.server.execution;

import io.lakewise.catalog.state.StateSettings;
import io.lakewise.engine.Lake;
import io.lakewise.engine.LakeConfiguration;
import io.lakewise.engine.Surroundings;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Session;
import io.lakewise.server.configuration.ServerConfiguration;
import io.lakewise.server.warehouse.Warehouse;
import io.lakewise.server.warehouse.WorkerLaunch;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Sessions on a lake whose names and commits are this process's business, and whose statements are
 * planned and executed by a worker process.
 */
public final class WorkerSessions implements Sessions {

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "timer");
            thread.setDaemon(true);
            return thread;
          });
  private final Lake lake;
  private final Warehouse warehouse;

  /**
   * Opens the lake.
   *
   * @param endProcess says an error and ends the process, when a statement takes all memory and
   *     does not listen
   */
  public WorkerSessions(ServerConfiguration configuration, Consumer<LakewiseException> endProcess) {
    lake =
        Lake.open(
            new LakeConfiguration(
                configuration.lake(),
                configuration.allowed(),
                configuration.working().threads(),
                configuration.working().memoryBytes(),
                0,
                configuration.state().map(StateSettings.class::cast)),
            new Surroundings(
                Clock.systemUTC(),
                UUID::randomUUID,
                () -> ThreadLocalRandom.current().nextLong(),
                LockSupport::parkNanos,
                timer,
                endProcess));
    warehouse = new Warehouse(launch(configuration));
  }

  private WorkerLaunch launch(ServerConfiguration configuration) {
    List<Path> readable = new ArrayList<>(lake.layout().allowed());
    readable.add(lake.layout().root());
    long memory = configuration.working().memoryBytes();
    return new WorkerLaunch(
        WorkerLaunch.javaCommand(),
        configuration.working().threads(),
        memory,
        WorkerLaunch.capBytes(memory),
        lake.layout().staging(),
        lake.layout().spill(),
        readable);
  }

  /** Where statements run. */
  public Warehouse warehouse() {
    return warehouse;
  }

  @Override
  public Session open(Principal principal) {
    return lake.session(principal, warehouse::workbench);
  }

  @Override
  public void close() {
    warehouse.close();
    lake.close();
    timer.shutdownNow();
  }
}
