package io.lakewise.server.flight;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.access.AccessAudit;
import io.lakewise.server.record.EndedStatement;
import io.lakewise.server.record.StatementRecorder;
import io.lakewise.server.warehouse.WorkerLake;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.auth2.BearerCredentialWriter;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;

/** One port with Flight SQL over a lake whose statements run in a worker. */
final class FlightFixture implements AutoCloseable {

  static final String TOKEN = "lkw_test";
  static final String OTHER = "lkw_other";

  private static final Map<String, Principal> HOLDERS =
      Map.of(TOKEN, new Principal("admin", true), OTHER, new Principal("other", true));

  private final WorkerLake lake;
  private final List<String> begun = new CopyOnWriteArrayList<>();
  private final List<EndedStatement> ended = new CopyOnWriteArrayList<>();
  private final FlightEndpointService flight;
  private final Server server;

  FlightFixture(Path root, int port) {
    this(new WorkerLake(root), port, builder -> {});
  }

  /** Serves a lake, and what is added. */
  FlightFixture(WorkerLake lake, int port, Consumer<ServerBuilder> added) {
    this.lake = lake;
    flight =
        new FlightEndpointService(
            lake.lake()::session,
            lake.admission(),
            token -> CompletableFuture.completedFuture(Optional.ofNullable(HOLDERS.get(token))),
            new AccessAudit(event -> {}, Clock.systemUTC()),
            new StatementRecorder() {
              @Override
              public void began(EndedStatement soFar) {
                begun.add(soFar.text());
              }

              @Override
              public void ended(EndedStatement statement) {
                ended.add(statement);
              }
            },
            Clock.systemUTC(),
            "test");
    ServerBuilder builder = Server.builder();
    builder.port(new InetSocketAddress("127.0.0.1", port), SessionProtocol.HTTP);
    flight.addTo(builder);
    added.accept(builder);
    server = builder.build();
    server.start().join();
  }

  WorkerLake lake() {
    return lake;
  }

  /** The statements that have ended, as they are recorded. */
  List<EndedStatement> ended() {
    return ended;
  }

  /** The texts of all statements that have begun. */
  List<String> begun() {
    return begun;
  }

  int port() {
    return server.activeLocalPort();
  }

  int openStatements() {
    return flight.openStatements();
  }

  FlightClient.Builder flight(BufferAllocator allocator) {
    return FlightClient.builder(allocator, Location.forGrpcInsecure("127.0.0.1", port()));
  }

  FlightSqlClient client(BufferAllocator allocator) {
    return new FlightSqlClient(flight(allocator).build());
  }

  /** As a program opens one with the JDBC driver. */
  Connection connection() throws SQLException {
    String url = "jdbc:arrow-flight-sql://127.0.0.1:" + port() + "/?useEncryption=false";
    return DriverManager.getConnection(url + "&token=" + TOKEN);
  }

  static CallOption token(String token) {
    return new CredentialCallOption(new BearerCredentialWriter(token));
  }

  @Override
  public void close() {
    server.stop().join();
    flight.close();
    lake.close();
  }

  /** Serves until it is ended, for clients that are tried by hand. */
  public static void main(String[] arguments) throws InterruptedException {
    try (FlightFixture fixture =
        new FlightFixture(Path.of(arguments[1]), Integer.parseInt(arguments[0]))) {
      System.out.println("port " + fixture.port());
      Thread.currentThread().join();
    }
  }
}
