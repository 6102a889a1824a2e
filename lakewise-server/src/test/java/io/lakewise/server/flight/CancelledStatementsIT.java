package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Context;
import io.lakewise.server.record.EndedStatement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.CancelFlightInfoResult;
import org.apache.arrow.flight.CancelStatus;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Statements that their clients do not want any more, by each way in which clients say so. */
@Timeout(60)
class CancelledStatementsIT {

  private static final String ENDLESS =
      "select count(*) from range(100000000) a, range(100000000) b where a.range * b.range % 7 = 9";

  @TempDir static Path folder;
  private static FlightFixture server;
  private final ExecutorService other = Executors.newSingleThreadExecutor();
  private Connection connection;

  @BeforeAll
  static void start() {
    server = new FlightFixture(folder.resolve("lake"), 0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = server.connection();
    server.ended().clear();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
    other.shutdownNow();
  }

  private static EndedStatement ended() throws InterruptedException {
    while (server.ended().isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return server.ended().get(0);
  }

  private static void untilItRuns(String text) throws InterruptedException {
    while (server.begun().stream().noneMatch(text::equals)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void isOver() throws Exception {
    EndedStatement statement = ended();
    assertThat(statement.status()).isEqualTo("CANCELED");
    while (server.openStatements() > 0) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    try (Statement next = connection.createStatement()) {
      assertThat(next.executeQuery("select 42").next()).isTrue();
    }
  }

  /** The driver only ends what it fetches, so a row must have come. */
  @Test
  void jdbcsCancelEndsAQuery() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select i from range(1000000000000) t(i)")) {
      assertThat(rows.next()).isTrue();
      statement.cancel();
      isOver();
    }
  }

  @Test
  void jdbcsTimeLimitEndsAQuery() throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(4);
      assertThatThrownBy(() -> statement.executeQuery(ENDLESS).next())
          .isInstanceOf(SQLException.class);
    }
    isOver();
  }

  /** The driver tells nobody of {@code cancel} during a change, but says that it closes it. */
  @Test
  void jdbcsCloseEndsAChange() throws Exception {
    Statement statement = connection.createStatement();
    String change = "create table unmade as " + ENDLESS;
    CompletableFuture<Integer> running = run(() -> statement.executeUpdate(change));
    untilItRuns(change);
    statement.close();
    assertThatThrownBy(running::join).hasCauseInstanceOf(SQLException.class);
    isOver();
  }

  /** As ADBC's drivers do. */
  @Test
  void aCallThatIsCancelledEndsItsChange() throws Exception {
    cancelled("create table never as " + ENDLESS, FlightSqlClient::executeUpdate);
  }

  /** Some clients run every statement as a query; it is answered where it arrives. */
  @Test
  void aQuestionThatIsCancelledEndsItsChange() throws Exception {
    cancelled("create table nowhere as " + ENDLESS, FlightSqlClient::execute);
  }

  /** The worker waits for its reader then, and hears of nothing. */
  @Test
  void rowsThatNobodyTakesAreCancelledByAnotherCall() throws Exception {
    CallOption token = FlightFixture.token(FlightFixture.TOKEN);
    try (RootAllocator allocator = new RootAllocator();
        FlightSqlClient client = server.client(allocator)) {
      FlightInfo info = client.execute("select i from range(1000000000000) t(i)", token);
      try (FlightStream rows = client.getStream(info.getEndpoints().get(0).getTicket(), token)) {
        assertThat(rows.next()).isTrue();
        CancelFlightInfoResult cancelled =
            client.cancelFlightInfo(new CancelFlightInfoRequest(info), token);
        assertThat(cancelled.getStatus()).isEqualTo(CancelStatus.CANCELLED);
        isOver();
        assertThatThrownBy(
                () -> {
                  while (rows.next()) {
                    continue;
                  }
                })
            .isInstanceOfSatisfying(
                FlightRuntimeException.class,
                end -> assertThat(end.status().code()).isEqualTo(FlightStatusCode.CANCELLED));
      }
    }
  }

  private interface Running {
    Object run(FlightSqlClient client, String change, CallOption token);
  }

  private void cancelled(String change, Running how) throws Exception {
    try (RootAllocator allocator = new RootAllocator();
        FlightSqlClient client = server.client(allocator)) {
      Context.CancellableContext call = Context.current().withCancellation();
      CompletableFuture<Object> running =
          run(
              () ->
                  call.call(
                      () -> how.run(client, change, FlightFixture.token(FlightFixture.TOKEN))));
      untilItRuns(change);
      call.cancel(null);
      assertThatThrownBy(running::join).hasCauseInstanceOf(FlightRuntimeException.class);
    }
    isOver();
  }

  private interface Call<T> {
    T run() throws Exception;
  }

  private <T> CompletableFuture<T> run(Call<T> call) {
    CompletableFuture<T> done = new CompletableFuture<>();
    other.execute(
        () -> {
          try {
            done.complete(call.run());
          } catch (Exception e) {
            done.completeExceptionally(e);
          }
        });
    return done;
  }
}
