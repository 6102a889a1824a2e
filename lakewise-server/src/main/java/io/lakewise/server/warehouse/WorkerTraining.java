package io.lakewise.server.warehouse;

import io.lakewise.engine.Lake;
import io.lakewise.engine.LakeConfiguration;
import io.lakewise.engine.Surroundings;
import io.lakewise.engine.result.QueryResult;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.workbench.duckdb.ArrowResult;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/**
 * Lets a worker do what workers do, when a distribution is laid out: the worker's own options make
 * it record the classes that it needed, which later starts map into memory.
 */
public final class WorkerTraining {

  private static final long MEMORY = 256L << 20;

  private WorkerTraining() {}

  /**
   * Runs.
   *
   * @param arguments the folder of a lake that is made for it
   */
  public static void main(String[] arguments) throws Exception {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    try (Lake lake = Lake.open(configuration(arguments[0]), surroundings(timer));
        SingleWorker warehouse = new SingleWorker(launch(lake));
        ServedSession session = lake.session(Principal.LOCAL, warehouse::workbench)) {
      for (String statement :
          List.of(
              "CREATE TABLE t (id BIGINT, name STRING)",
              "INSERT INTO t VALUES (1, 'a'), (2, 'b')",
              "UPDATE t SET name = 'c' WHERE id = 1",
              "SELECT * FROM t WHERE id = 1",
              "DELETE FROM t WHERE id = 2")) {
        run(session, statement);
      }
      drain(session);
      warehouse.arrowSchema(session.describe("SELECT * FROM t"));
      warehouse.stop(Duration.ofSeconds(60));
    } finally {
      timer.shutdownNow();
    }
  }

  private static void run(ServedSession session, String statement) {
    try (Result result = session.execute(statement)) {
      while (result.next() != null) {
        continue;
      }
    }
  }

  private static void drain(ServedSession session) {
    try (Result result = session.defer("SELECT * FROM t");
        RootAllocator allocator = new RootAllocator()) {
      ((DeferredResult) ((QueryResult) result).rows())
          .drain(
              allocator,
              new ArrowResult.BatchSink() {
                @Override
                public void begin(VectorSchemaRoot root, DictionaryProvider dictionaries) {
                  // The rows are wanted by nobody.
                }

                @Override
                public boolean batch() {
                  return true;
                }
              });
    }
  }

  private static LakeConfiguration configuration(String folder) {
    return new LakeConfiguration(Path.of(folder), List.of(), 2, MEMORY);
  }

  private static WorkerLaunch launch(Lake lake) {
    return new WorkerLaunch(
        WorkerLaunch.javaCommand(),
        2,
        MEMORY,
        WorkerLaunch.capBytes(MEMORY),
        lake.layout().staging(),
        lake.layout().spill(),
        List.of(lake.layout().root()),
        lake.folderPrefix());
  }

  private static Surroundings surroundings(ScheduledExecutorService timer) {
    return new Surroundings(
        Clock.systemUTC(),
        UUID::randomUUID,
        () -> ThreadLocalRandom.current().nextLong(),
        LockSupport::parkNanos,
        timer,
        error -> {});
  }
}
