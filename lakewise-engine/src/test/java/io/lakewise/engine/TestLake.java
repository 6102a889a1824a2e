package io.lakewise.engine;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.engine.context.SessionState;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.query.BoundTree;
import io.lakewise.engine.query.Pruned;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.statement.QueryStatement;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.statement.StatementParser;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.storage.ObjectStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** A lake in a folder of a test, and one session of its admin. */
public final class TestLake implements AutoCloseable {

  /** Much, as the watch of a lake's memory sees that of all tests in this process. */
  private static final long MEMORY = 3L << 30;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "test-timer");
            thread.setDaemon(true);
            return thread;
          });
  private final Lake lake;
  private final ServedSession session;

  public TestLake(Path root) {
    this(root, List.of(), Clock.systemUTC());
  }

  public TestLake(Path root, List<Path> allowed, Clock clock) {
    this(root, allowed, clock, UUID::randomUUID);
  }

  public TestLake(Path root, List<Path> allowed, Clock clock, Supplier<UUID> ids) {
    this(
        new LakeConfiguration(root, allowed, 2, MEMORY),
        clock,
        ids,
        RandomGenerator.getDefault(),
        LockSupport::parkNanos,
        UnaryOperator.identity());
  }

  /** A lake in a world of a test's own: its time, chance, waiting and storage. */
  public TestLake(
      LakeConfiguration configuration,
      Clock clock,
      Supplier<UUID> ids,
      RandomGenerator random,
      LongConsumer sleep,
      UnaryOperator<ObjectStore> storeAround) {
    lake =
        Lake.open(
            configuration,
            new Surroundings(
                clock,
                ids,
                random,
                sleep,
                timer,
                error -> System.err.println("memory watch: " + error.getMessage())),
            storeAround);
    session = lake.session(Principal.LOCAL);
  }

  /** The lake itself. */
  public Lake lake() {
    return lake;
  }

  /** Makes a user known. */
  public void user(String name) {
    lake.principals()
        .create(Viewer.LOCAL, PrincipalEntry.named(name, PrincipalKind.USER, name, Instant.EPOCH));
  }

  /** One more session of a principal. */
  public ServedSession session(Principal principal) {
    return lake.session(principal);
  }

  /** The rows of a statement. */
  public List<List<Object>> sql(String statement) {
    try (Result result = session.execute(statement)) {
      List<List<Object>> rows = new ArrayList<>();
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        rows.add(row);
      }
      return rows;
    }
  }

  /** The only value of a statement's only row. */
  public Object value(String statement) {
    List<List<Object>> rows = sql(statement);
    if (rows.size() != 1 || rows.get(0).size() != 1) {
      throw new AssertionError("not one value: " + rows);
    }
    return rows.get(0).get(0);
  }

  /** The columns of a statement's answer. */
  public List<ResultColumn> columns(String statement) {
    try (Result result = session.execute(statement)) {
      return result.columns();
    }
  }

  /** The message of a statement that answers no rows. */
  public String run(String statement) {
    try (Result result = session.execute(statement)) {
      return result.message();
    }
  }

  /** The message with which a statement fails. */
  public String error(String statement) {
    try {
      sql(statement);
    } catch (LakewiseException e) {
      return e.getMessage();
    }
    throw new AssertionError("succeeded: " + statement);
  }

  /** How a query of the default schema, in a session of a time zone, would be pruned. */
  public List<Pruned> pruned(String query, String zone) {
    SessionState state = new SessionState(Principal.LOCAL);
    state.timeZone(zone);
    try (StatementContext context = new StatementContext(lake.services(), state)) {
      QueryStatement statement = (QueryStatement) StatementParser.parse(query);
      String text = QueryText.rewrite(statement.query()).text();
      return context.queries().prepare(context.binder().bind(text, context.names())).pruned();
    }
  }

  /** The tables of a query of the default schema as a principal's statement would read them. */
  public List<BoundTable> tables(String query, Principal principal) {
    SessionState state = new SessionState(principal);
    try (StatementContext context = new StatementContext(lake.services(), state)) {
      BoundTree bound = context.binder().tree(query, context.names());
      return context.queries().prepare(bound, context.workbench()).tables();
    }
  }

  public ServedSession session() {
    return session;
  }

  @Override
  public void close() {
    session.close();
    lake.close();
    timer.shutdownNow();
  }
}
