package io.lakewise.server.execution;

import com.sun.management.OperatingSystemMXBean;
import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.state.StateSettings;
import io.lakewise.engine.Lake;
import io.lakewise.engine.LakeConfiguration;
import io.lakewise.engine.Surroundings;
import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.server.configuration.ServerConfiguration;
import io.lakewise.server.configuration.ServerConfiguration.Working;
import io.lakewise.server.result.ResultCache;
import io.lakewise.server.warehouse.Machine;
import io.lakewise.server.warehouse.ProcessWorkers;
import io.lakewise.server.warehouse.RegistryControl;
import io.lakewise.server.warehouse.WarehouseEvents;
import io.lakewise.server.warehouse.WarehouseRegistry;
import io.lakewise.server.warehouse.WorkerLaunch;
import io.lakewise.server.warehouse.WorkerSize;
import io.lakewise.table.error.LakewiseException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sessions on a lake whose names and commits are this process's business, and whose statements are
 * planned and executed by a worker process.
 */
public final class WorkerSessions implements Sessions {

  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Duration ENDING = Duration.ofSeconds(20);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(daemons("timer"));
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(daemons("warehouse-ticker"));
  private final Lake lake;
  private final ResultCache known;
  private final ProcessWorkers workers = new ProcessWorkers(this::launch);
  private final ExecutorService background = Executors.newCachedThreadPool(daemons("warehouse"));
  private final WarehouseRegistry warehouses;

  /**
   * Opens the lake and looks after its warehouses.
   *
   * @param events is told what happens to warehouses
   * @param endProcess says an error and ends the process, when a statement takes all memory and
   *     does not listen
   */
  public WorkerSessions(
      ServerConfiguration configuration,
      WarehouseEvents events,
      Consumer<LakewiseException> endProcess) {
    known = new ResultCache(configuration.keeping().cacheBytes());
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
    Working working = configuration.working();
    warehouses =
        new WarehouseRegistry(
            lake::warehouses,
            new Machine(
                working.threads(),
                working.memoryBytes(),
                working.running(),
                working.queued(),
                working.workersBytes() > 0
                    ? working.workersBytes()
                    : Math.max(physicalBytes(), working.memoryBytes())),
            workers,
            background,
            Clock.systemUTC(),
            WorkerSessions::newId,
            events);
    ticker.scheduleWithFixedDelay(
        () -> background.execute(lake::sweep), 0, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    ticker.scheduleWithFixedDelay(warehouses::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** As Databricks makes them: 16 digits. */
  private static String newId() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  private static long physicalBytes() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : 0;
  }

  private WorkerLaunch launch(WorkerSize size) {
    List<Path> readable = new ArrayList<>(lake.layout().allowed());
    readable.add(lake.layout().root());
    return new WorkerLaunch(
        WorkerLaunch.javaCommand(),
        size.threads(),
        size.memoryBytes(),
        WorkerLaunch.capBytes(size.memoryBytes()),
        lake.layout().staging(),
        lake.layout().spill(),
        readable,
        lake.folderPrefix());
  }

  /** What is known without running statements. */
  public LakeInspection inspection() {
    return lake.inspection();
  }

  /** Who is let in. */
  public Tokens tokens() {
    return lake.tokens();
  }

  /** The lake of the sessions. */
  public Lake lake() {
    return lake;
  }

  /** Where statements run. */
  public WarehouseRegistry warehouses() {
    return warehouses;
  }

  @Override
  public ServedSession open(Principal principal, Supplier<Workbench> executing) {
    return lake.session(principal, executing, Optional.of(new RegistryControl(warehouses)), known);
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    warehouses.close();
    background.shutdown();
    try {
      if (background.awaitTermination(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
        workers.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lake.close();
    timer.shutdownNow();
  }
}
