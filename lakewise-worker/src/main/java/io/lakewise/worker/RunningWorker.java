package io.lakewise.worker;

import io.lakewise.engine.workbench.duckdb.EmbeddedWorkbench;
import io.lakewise.engine.workbench.duckdb.MemoryWatch;
import io.lakewise.engine.workbench.duckdb.ResidentMemory;
import io.lakewise.engine.workbench.duckdb.WorkbenchConfiguration;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.worker.protocol.WorkerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.FlightServerMiddleware;
import org.apache.arrow.flight.Location;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** The parts of a worker, put together. */
final class RunningWorker {

  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Trees of statements are walked recursively, here and in the engine. */
  private static final long STACK_BYTES = 16L << 20;

  /** The part of the memory of queries that what is read again and again may keep. */
  private static final int WARM_SHARE = 4;

  private static final Duration STRANGERS = Duration.ofSeconds(5);

  private final FlightServer server;
  private final RequestPort requests;

  private RunningWorker(FlightServer server, RequestPort requests) {
    this.server = server;
    this.requests = requests;
  }

  /** Opens the workbench, watches memory, and listens on free ports of loopback. */
  static RunningWorker start(WorkerSettings settings) throws IOException {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(2, threads("timer"));
    // A statement's limit may be days away; one that has ended leaves nothing of it behind.
    timer.setRemoveOnCancelPolicy(true);
    EmbeddedWorkbench workbench =
        new EmbeddedWorkbench(
            new WorkbenchConfiguration(
                    settings.threads(),
                    settings.memoryBytes(),
                    Path.of(settings.staging()),
                    Path.of(settings.spill()),
                    settings.readable().stream().map(Path::of).toList())
                .withProfiles(System::nanoTime)
                .withWarm(settings.memoryBytes() / WARM_SHARE),
            timer);
    watch(settings.capBytes(), workbench, timer, new ResidentMemory());
    new Warming(workbench, Executors.newSingleThreadScheduledExecutor(threads("warming"))).begin();
    BufferAllocator allocator = new RootAllocator();
    WorkSessions sessions = new WorkSessions(workbench);
    RequestHandler handler =
        new RequestHandler(workbench, sessions, Path.of(settings.staging()), allocator);
    WorkProducer producer = new WorkProducer(handler, allocator);
    ExecutorService calls = Executors.newCachedThreadPool(threads("call"));
    FlightServer server =
        FlightServer.builder(allocator, Location.forGrpcInsecure("127.0.0.1", 0), producer)
            .executor(calls)
            .middleware(FlightServerMiddleware.Key.of("secret"), new SecretCheck(settings.secret()))
            .build()
            .start();
    return new RunningWorker(
        server, RequestPort.open(settings.secret(), STRANGERS, handler, calls));
  }

  /** Where rows of clients are put, by Flight. */
  int rowsPort() {
    return server.getPort();
  }

  /** Where the server asks. */
  int requestPort() {
    return requests.number();
  }

  /** Beyond the cap first what is kept goes, then what runs, then the process. */
  static MemoryWatch watch(
      long capBytes,
      EmbeddedWorkbench workbench,
      ScheduledExecutorService timer,
      LongSupplier residentBytes) {
    return new MemoryWatch(
        timer,
        capBytes,
        GRACE,
        residentBytes,
        () -> {
          workbench.cool();
          return workbench.interruptForMemory();
        },
        System::gc,
        RunningWorker::end);
  }

  /** Nothing else helps any more; whoever started this process tells the statements' authors. */
  private static void end(LakewiseException error) {
    System.err.println("error: " + error.getMessage());
    System.err.flush();
    Runtime.getRuntime().halt(3);
  }

  private static ThreadFactory threads(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(null, work, name + "-" + count.incrementAndGet(), STACK_BYTES);
      thread.setDaemon(true);
      return thread;
    };
  }
}
