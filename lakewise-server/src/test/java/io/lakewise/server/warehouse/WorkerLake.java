package io.lakewise.server.warehouse;

import io.lakewise.engine.Lake;
import io.lakewise.engine.LakeConfiguration;
import io.lakewise.engine.LakeOnStore;
import io.lakewise.engine.Surroundings;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.storage.ObjectStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** A lake of a test whose statements run in a worker process. */
public final class WorkerLake implements AutoCloseable {

  private static final long MEMORY = 500L << 20;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Lake lake;
  private final SingleWorker warehouse;
  private final ServedSession session;

  /** A lake in a folder, and the session of its admin. */
  public WorkerLake(Path root) {
    this(root, UnaryOperator.identity());
  }

  /** The same on a store that is put around its folders. */
  public WorkerLake(Path root, UnaryOperator<ObjectStore> storeAround) {
    LakeConfiguration configuration = new LakeConfiguration(root, List.of(), 2, MEMORY);
    lake =
        LakeOnStore.open(
            configuration,
            new Surroundings(
                Clock.systemUTC(),
                UUID::randomUUID,
                () -> ThreadLocalRandom.current().nextLong(),
                LockSupport::parkNanos,
                timer,
                error -> {
                  throw new AssertionError("The server's own process was to end: " + error);
                }),
            storeAround);
    warehouse =
        new SingleWorker(
            new WorkerLaunch(
                WorkerLaunch.javaCommand(),
                2,
                MEMORY,
                WorkerLaunch.capBytes(MEMORY),
                lake.layout().staging(),
                lake.layout().spill(),
                List.of(lake.layout().root()),
                lake.folderPrefix()));
    session = session();
  }

  /** One more session of the admin. */
  public ServedSession session() {
    return lake.session(Principal.LOCAL, warehouse::workbench);
  }

  /** The lake itself. */
  public Lake lake() {
    return lake;
  }

  /** Where statements run. */
  public SingleWorker warehouse() {
    return warehouse;
  }

  /** Lets statements in, some at once. */
  public StatementAdmission admission() {
    return new OneWarehouse(warehouse);
  }

  /** The rows of a statement. */
  public List<List<Object>> sql(String statement) {
    return sql(session, statement);
  }

  /** The rows of a statement of a session. */
  public static List<List<Object>> sql(ServedSession session, String statement) {
    try (Result result = session.execute(statement)) {
      List<List<Object>> rows = new ArrayList<>();
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        rows.add(row);
      }
      return rows;
    }
  }

  /** The error of a statement. */
  public LakewiseException error(String statement) {
    try {
      List<List<Object>> rows = sql(statement);
      throw new AssertionError("succeeded: " + statement + " → " + rows);
    } catch (LakewiseException e) {
      return e;
    }
  }

  @Override
  public void close() {
    session.close();
    warehouse.close();
    lake.close();
    timer.shutdownNow();
  }
}
