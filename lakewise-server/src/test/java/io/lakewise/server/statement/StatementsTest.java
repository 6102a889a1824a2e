package io.lakewise.server.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.Waiting;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.configuration.ServerConfiguration.Keeping;
import io.lakewise.server.record.StatementFailure;
import io.lakewise.server.result.ResultFormat;
import io.lakewise.server.result.ResultLimits;
import io.lakewise.server.result.Results;
import io.lakewise.server.warehouse.Admission;
import io.lakewise.server.warehouse.FakeAdmission;
import io.lakewise.server.warehouse.Priority;
import io.lakewise.server.warehouse.StatementAdmission;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements of several people, in sessions that wait until they are told. */
class StatementsTest {

  private static final Principal ONE = new Principal("one", false);
  private static final Principal TWO = new Principal("two", false);

  @TempDir private Path folder;
  private final CountDownLatch go = new CountDownLatch(1);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final RootAllocator allocator = new RootAllocator();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.EPOCH;
  private Statements statements;

  private void open(int running, int queued, int kept) {
    statements =
        new Statements(
            new WaitingSessions(go),
            new FakeAdmission(running, queued),
            new Results(folder, allocator),
            new Keeping(Duration.ofMinutes(5), kept, 1 << 20, 0, true, Duration.ofDays(1)),
            () -> now,
            timer,
            statement -> told.add(statement.request().text()));
  }

  @AfterEach
  void close() {
    go.countDown();
    statements.close();
    timer.shutdownNow();
    allocator.close();
  }

  private static StatementRequest request(Principal caller) {
    return request(caller, "select 1", List.of());
  }

  private static StatementRequest request(
      Principal caller, String text, List<Parameter> parameters) {
    return new StatementRequest(
        caller,
        text,
        parameters,
        "",
        Optional.empty(),
        Optional.empty(),
        new ResultLimits(1, 1000, true),
        true,
        ResultFormat.JSON_ARRAY,
        "",
        Priority.NORMAL,
        "",
        QueryTags.NONE);
  }

  @Test
  void everybodyReachesHisOwnAlone() throws Exception {
    open(2, 2, 10);
    Statement statement = statements.submit(request(ONE));
    assertThat(statements.find(ONE, statement.id())).contains(statement);
    assertThat(statements.find(TWO, statement.id())).isEmpty();
    assertThat(statements.find(new Principal("admin", true), statement.id())).isEmpty();
    assertThat(statements.of(TWO)).isEmpty();
    assertThat(statements.of(ONE)).containsExactly(statement);
  }

  @Test
  void whoComesWhenTooManyWaitIsToldToComeAgain() {
    open(1, 1, 10);
    statements.submit(request(ONE));
    statements.submit(request(ONE));
    assertThatThrownBy(() -> statements.submit(request(TWO)))
        .isInstanceOf(LakewiseException.class)
        .satisfies(
            e -> {
              ApiException refused = ApiException.of((LakewiseException) e);
              assertThat(refused.status().code()).isEqualTo(429);
              assertThat(refused.retrySeconds()).isPositive();
            });
    assertThat(statements.of(TWO)).isEmpty();
  }

  @Test
  void whoseTextsTakeMuchWaitsUntilSomeHaveEnded() throws Exception {
    open(1, 100, 10);
    String text = "select 1 -- " + "x".repeat(16 << 20);
    String value = "x".repeat(8 << 20);
    List<Parameter> values = List.of(new Parameter("v", "STRING", value));
    Statement first = statements.submit(request(ONE, text, values));
    statements.submit(request(ONE, text, values));
    assertThatThrownBy(() -> statements.submit(request(ONE, text, values)))
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.status().code()).isEqualTo(429));
    statements.submit(request(ONE));
    statements.submit(request(TWO, text, values));
    go.countDown();
    first.ended().get(10, TimeUnit.SECONDS);
    statements.of(ONE).get(1).ended().get(10, TimeUnit.SECONDS);
    statements.submit(request(ONE, text, values)).ended().get(10, TimeUnit.SECONDS);
  }

  @Test
  void ofAStatementThatHasEndedTheBeginningIsKept() throws Exception {
    open(1, 5, 10);
    go.countDown();
    String text = "select 1 -- " + "x".repeat(100_000);
    Parameter value = new Parameter("v", "STRING", "x".repeat(100_000));
    Statement statement = statements.submit(request(ONE, text, List.of(value)));
    Waiting.until("all were told", () -> statement.request().parameters().isEmpty());
    assertThat(statement.request().text()).startsWith("select 1 -- xxx").hasSizeLessThan(5_000);
    assertThat(told).containsExactly(text);
  }

  @Test
  void oneThatWaitsCanBeCancelled() throws Exception {
    open(1, 5, 10);
    Statement first = statements.submit(request(ONE));
    Statement second = statements.submit(request(ONE));
    statements.cancel(second);
    assertThat(second.state()).isEqualTo(StatementState.CANCELED);
    assertThat(statements.waiting()).isZero();
    go.countDown();
    second.ended().get(10, TimeUnit.SECONDS);
    first.ended().get(10, TimeUnit.SECONDS);
    assertThat(second.state()).isEqualTo(StatementState.CANCELED);
    assertThat(first.state()).isEqualTo(StatementState.SUCCEEDED);
  }

  @Test
  void whatWaitsWhenTheServerStopsMayBeRunAgain() throws Exception {
    open(1, 5, 10);
    Statement running = statements.submit(request(ONE));
    Statement unwanted = statements.submit(request(ONE));
    Statement waiting = statements.submit(request(ONE));
    statements.cancel(unwanted);
    CompletableFuture<Void> stopped =
        CompletableFuture.runAsync(() -> statements.stop(Duration.ZERO));
    waiting.ended().get(10, TimeUnit.SECONDS);
    assertThat(waiting.state()).isEqualTo(StatementState.FAILED);
    assertThat(waiting.error().orElseThrow().getMessage()).contains("Run it again");
    assertThat(StatementFailure.of(waiting.error().orElseThrow()).code()).isEqualTo("SERVER_LOST");
    assertThat(unwanted.state()).isEqualTo(StatementState.CANCELED);
    go.countDown();
    running.ended().get(10, TimeUnit.SECONDS);
    assertThat(running.state()).isEqualTo(StatementState.SUCCEEDED);
    stopped.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aStatementEndsWhenItsRowsAreThere() throws Exception {
    open(1, 5, 10);
    Statement statement = statements.submit(request(ONE));
    until(() -> statement.state() == StatementState.RUNNING);
    now = now.plusSeconds(3);
    go.countDown();
    statement.ended().get(10, TimeUnit.SECONDS);
    assertThat(statement.started()).contains(Instant.EPOCH);
    assertThat(statement.finished()).contains(Instant.EPOCH.plusSeconds(3));
  }

  @Test
  void aResultIsGoneAfterItsTimeAndThenTheOldestStatements() throws Exception {
    open(1, 5, 2);
    go.countDown();
    Statement first = statements.submit(request(ONE));
    first.ended().get(10, TimeUnit.SECONDS);
    assertThat(first.result()).isPresent();
    now = now.plus(Duration.ofMinutes(6));
    until(() -> first.state() == StatementState.CLOSED);
    assertThat(first.result()).isEmpty();
    statements.submit(request(ONE));
    statements.submit(request(ONE));
    until(() -> statements.find(ONE, first.id()).isEmpty());
  }

  @Test
  void nobodysResultsGiveWayToThoseOfSomebodyWhoAsksMore() throws Exception {
    open(1, 20, 3);
    go.countDown();
    Statement first = statements.submit(request(ONE));
    for (int i = 0; i < 6; i++) {
      statements.submit(request(TWO)).ended().get(10, TimeUnit.SECONDS);
    }
    until(() -> statements.of(TWO).size() == 2);
    assertThat(statements.find(ONE, first.id()).flatMap(Statement::result)).isPresent();
  }

  private static void until(java.util.function.BooleanSupplier condition) throws Exception {
    for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private OpenSession session(Principal caller) {
    return new OpenSession("s", caller, "", new WaitingSessions(go));
  }

  @Test
  void nobodyWaitsInSessionsWithoutLimit() {
    open(1, 20, 10_000);
    for (int i = 0; i < 10; i++) {
      Optional<OpenSession> session = Optional.of(session(ONE));
      for (int j = 0; j < 101; j++) {
        statements.submit(request(ONE), session);
      }
    }
    Optional<OpenSession> another = Optional.of(session(ONE));
    assertThatThrownBy(() -> statements.submit(request(ONE), another))
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.status().code()).isEqualTo(429));
    Statement alone = statements.submit(request(ONE));
    statements.submit(request(TWO), Optional.of(session(TWO)));
    statements.of(ONE).stream().filter(statement -> statement != alone).forEach(statements::cancel);
    statements.submit(request(ONE), another);
  }

  /** Else those behind it in its session would wait for ever. */
  @Test
  void whatCannotBeLetInForAnUnforeseenReasonHasEnded() {
    statements =
        new Statements(
            new WaitingSessions(go),
            new StatementAdmission() {
              @Override
              public Admission enter(Principal who, String where, Priority when, String what) {
                throw new IllegalStateException("broken");
              }

              @Override
              public boolean offers(Principal who, String where) {
                return true;
              }
            },
            new Results(folder, allocator),
            new Keeping(Duration.ofMinutes(5), 10, 1 << 20, 0, true, Duration.ofDays(1)),
            () -> now,
            timer,
            statement -> {});
    Optional<OpenSession> session = Optional.of(session(ONE));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> statements.submit(request(ONE), session))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(statements.waiting()).isZero();
  }
}
