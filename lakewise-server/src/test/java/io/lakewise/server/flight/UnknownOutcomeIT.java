package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.common.util.BlockingTaskExecutor;
import com.linecorp.armeria.server.ServerBuilder;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.server.access.Access;
import io.lakewise.server.access.AccessAudit;
import io.lakewise.server.access.AdminToken;
import io.lakewise.server.access.Attempts;
import io.lakewise.server.access.Guard;
import io.lakewise.server.access.HostNames;
import io.lakewise.server.access.LoginCookie;
import io.lakewise.server.access.TokenHolders;
import io.lakewise.server.configuration.ServerConfiguration.Keeping;
import io.lakewise.server.databricks.StatementApi;
import io.lakewise.server.execution.Sessions;
import io.lakewise.server.record.EndedStatement;
import io.lakewise.server.result.ChunkWriter;
import io.lakewise.server.result.Results;
import io.lakewise.server.statement.OpenSessions;
import io.lakewise.server.statement.Statements;
import io.lakewise.server.warehouse.WorkerLake;
import io.lakewise.table.storage.ObjectStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that writes a commit and is then cut off before it can say so: whether the rows are there
 * is not known, and the client must not think that it may send them again.
 */
class UnknownOutcomeIT {

  @TempDir Path folder;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final BlockingTaskExecutor fetching =
      BlockingTaskExecutor.builder().numThreads(1).build();
  private final BufferAllocator allocator = new RootAllocator();
  private volatile boolean armed;
  private volatile boolean cut;
  private WorkerLake lake;
  private Statements statements;
  private FlightFixture server;

  @BeforeEach
  void start() {
    lake = new WorkerLake(folder.resolve("lake"), this::cutting);
    statements =
        new Statements(
            new LakeSessions(lake),
            lake.admission(),
            new Results(folder.resolve("results"), allocator),
            new Keeping(Duration.ofMinutes(5), 100, 1 << 20, 0, true, Duration.ofDays(1)),
            Clock.systemUTC(),
            timer,
            statement -> {});
    server = new FlightFixture(lake, 0, this::addStatements);
    lake.sql("create table t (id int)");
    lake.sql("insert into t values (0)");
  }

  @AfterEach
  void stop() {
    cut = false;
    statements.close();
    server.close();
    timer.shutdownNow();
    fetching.shutdownNow();
    allocator.close();
  }

  private void addStatements(ServerBuilder builder) {
    new StatementApi(
            statements,
            new OpenSessions(new LakeSessions(lake), Clock.systemUTC()),
            new ChunkWriter(allocator),
            new SecureRandom(),
            Clock.systemUTC(),
            fetching)
        .addTo(builder);
    AdminToken admin = AdminToken.of(tokenFile(), new SecureRandom());
    Access access =
        new Access(
            admin,
            new TokenHolders(List.of(), Clock.systemUTC(), timer),
            new Attempts(1, Duration.ofSeconds(1), Clock.systemUTC()));
    AccessAudit audit = new AccessAudit(event -> {}, Clock.systemUTC());
    builder.decorator(
        new Guard(access, new HostNames("127.0.0.1", List.of()), new LoginCookie(false), audit));
  }

  private Path tokenFile() {
    return folder.resolve("token");
  }

  private record LakeSessions(WorkerLake lake) implements Sessions {

    @Override
    public ServedSession open(Principal principal, Supplier<Workbench> executing) {
      return lake.lake().session(principal, executing);
    }

    @Override
    public void close() {
      // The lake belongs to the test.
    }
  }

  /** Once armed, the next commit is written, and from then on logs cannot be reached. */
  private ObjectStore cutting(ObjectStore whole) {
    return (ObjectStore)
        Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (proxy, method, arguments) -> {
              boolean log =
                  arguments != null
                      && arguments[0] instanceof String path
                      && path.contains("_delta_log");
              if (log && cut) {
                throw new IOException("planted: the store cannot be reached");
              }
              Object answer;
              try {
                answer = method.invoke(whole, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
              if (log && armed && method.getName().equals("putIfAbsent")) {
                armed = false;
                cut = true;
                throw new IOException("planted: the answer was lost");
              }
              return answer;
            });
  }

  private JsonNode json(String statement) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + "/api/2.0/sql/statements"))
            .header("Authorization", "Bearer " + Files.readString(tokenFile()).strip())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"warehouse_id\":\"default\",\"wait_timeout\":\"50s\",\"statement\":\""
                        + statement
                        + "\"}"))
            .build();
    return new ObjectMapper()
        .readTree(
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  @Test
  void clientsOfJsonAreTold() throws Exception {
    armed = true;
    JsonNode status = json("insert into t values (1)").path("status");
    assertThat(status.path("state").asText()).isEqualTo("FAILED");
    assertThat(status.path("error").path("error_code").asText()).isEqualTo("UNKNOWN");
    assertThat(status.path("error").path("message").asText()).contains("not known");
    cut = false;
    assertThat(lake.sql("select id from t order by id")).containsExactly(List.of(0), List.of(1));
  }

  @Test
  void clientsOfFlightAreToldAndTheRecordSaysSo() throws Exception {
    try (FlightSqlClient client = server.client(allocator)) {
      armed = true;
      FlightStatusCode code = null;
      try {
        client.executeUpdate("insert into t values (1)", FlightFixture.token(FlightFixture.TOKEN));
      } catch (FlightRuntimeException failure) {
        code = failure.status().code();
        assertThat(failure.status().description()).contains("not known");
      }
      assertThat(code).isEqualTo(FlightStatusCode.UNKNOWN);
    }
    cut = false;
    assertThat(lake.sql("select id from t order by id")).containsExactly(List.of(0), List.of(1));
    EndedStatement last = server.ended().get(server.ended().size() - 1);
    assertThat(last.failure().code()).isEqualTo("OUTCOME_UNKNOWN");
  }
}
