package io.lakewise.server.flight;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.server.ServerBuilder;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.server.access.AccessAudit;
import io.lakewise.server.access.Holders;
import io.lakewise.server.record.StatementRecorder;
import io.lakewise.server.warehouse.StatementAdmission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Flight SQL of a server: the route of the public port, on which short calls are answered, and a
 * service on loopback to which it leads the others but those for rows, which workers answer.
 */
public final class FlightEndpointService implements AutoCloseable {

  /** A batch that a client sends; rows in bulk come in as many as they need. */
  static final int MOST_MESSAGE_BYTES = 128 << 20;

  private static final long STACK_BYTES = 16L << 20;
  private static final int CONNECTION_WINDOW = 256 << 20;
  private static final int STREAM_WINDOW = 1 << 20;

  private final BufferAllocator allocator = new RootAllocator();
  private final ExecutorService calls = Executors.newCachedThreadPool(threads("flight-call"));
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(1, threads("flight-timer"));
  private final ClientFactory factory;
  private final FlightAccess access;
  private final AccessAudit audit;
  private final OpenStatements statements;
  private final OpenCalls open = new OpenCalls();
  private final LocalService local;
  private final FlightServer service;

  /**
   * Starts the service.
   *
   * @param opener opens sessions
   * @param admission lets statements in
   * @param holders who holds a token
   * @param audit is told who was let in
   * @param recorder is told of statements
   * @param version of this server
   */
  public FlightEndpointService(
      BiFunction<Principal, Supplier<Workbench>, ServedSession> opener,
      StatementAdmission admission,
      Holders holders,
      AccessAudit audit,
      StatementRecorder recorder,
      Clock clock,
      String version) {
    this.access = new FlightAccess(holders);
    this.audit = audit;
    this.statements = new OpenStatements(clock);
    this.factory =
        ClientFactory.builder()
            .http2InitialConnectionWindowSize(CONNECTION_WINDOW)
            .http2InitialStreamWindowSize(STREAM_WINDOW)
            .build();
    FlightSessions sessions = new FlightSessions(opener, admission, access, clock);
    StatementCalls called =
        new StatementCalls(
            sessions,
            statements,
            timer,
            (call, sql) ->
                new FlightRecording(
                    access.principal(call.peerIdentity()),
                    sql,
                    call.getMiddleware(FlightSessions.KEY).call(),
                    clock,
                    recorder));
    SqlProducer producer =
        new SqlProducer(
            access,
            statements,
            called,
            new PreparedCalls(called, access, clock),
            new SessionCalls(sessions, admission::offers),
            allocator,
            version);
    this.local = new LocalService(allocator, producer, access, sessions, calls);
    try {
      this.service =
          FlightServer.builder(allocator, Location.forGrpcInsecure("127.0.0.1", 0), producer)
              .executor(calls)
              .maxInboundMessageSize(MOST_MESSAGE_BYTES)
              .headerAuthenticator(access)
              .middleware(FlightSessions.KEY, sessions)
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    timer.scheduleWithFixedDelay(() -> calls.execute(statements::endOld), 1, 1, TimeUnit.MINUTES);
  }

  /** Adds the route of Flight's calls to a server. */
  public void addTo(ServerBuilder server) {
    server.serviceUnder(
        FlightGateway.PREFIX,
        new FlightGateway(
            access, audit, statements, local, service.getPort(), factory, calls, open));
  }

  private static ThreadFactory threads(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(null, work, name + "-" + count.incrementAndGet(), STACK_BYTES);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** How many statements wait for their tickets or are being fetched. */
  int openStatements() {
    return statements.count();
  }

  /** Ends all statements and calls. */
  /** Lets no further statement begin; the rows of those that have begun are fetched. */
  public void stop() {
    open.stop();
  }

  /** Lets the calls that have begun end within a time, and then ends them. */
  public void await(Duration patience) {
    open.await(patience);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    statements.close();
    try {
      service.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    calls.shutdownNow();
    factory.close();
  }
}
