package io.lakewise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.catalog.state.PostgresServer;
import io.lakewise.server.TestServer.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one lake, whose names are in one PostgreSQL. */
class TwoServersIT {

  @TempDir private static Path folder;
  private static PostgresServer postgres;
  private static Map<String, String> settings;
  private static TestServer left;
  private static TestServer right;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> programs = PostgresServer.programs();
    assumeTrue(programs.isPresent(), "PostgreSQL is not installed");
    postgres = PostgresServer.start(programs.get());
    settings = Map.of("state", postgres.database(), "threads", "1");
    left = new TestServer(folder, settings);
    right = new TestServer(folder, settings);
  }

  @AfterAll
  static void stop() throws IOException {
    Stream.of(left, right).filter(server -> server != null).forEach(TestServer::close);
    if (postgres != null) {
      postgres.close();
    }
  }

  private static String rows(TestServer server, String statement) {
    JsonNode answer = server.run(statement);
    assertThat(state(answer)).as(answer.toString()).isEqualTo("SUCCEEDED");
    return answer.path("result").path("data_array").toString();
  }

  private static String state(JsonNode answer) {
    return answer.path("status").path("state").asText();
  }

  private static String failure(TestServer server, String statement) {
    JsonNode answer = server.run(statement);
    assertThat(state(answer)).as(statement).isEqualTo("FAILED");
    return answer.path("status").path("error").path("message").asText();
  }

  /** A statement is refused, or fails: that depends on how long ago its warehouse was looked up. */
  private static String refusal(TestServer server, String statement) {
    Answer answer =
        server.ask(
            "/api/2.0/sql/statements",
            "{\"warehouse_id\":\"default\",\"wait_timeout\":\"50s\",\"statement\":\""
                + statement
                + "\"}");
    JsonNode error =
        answer.status() == 503 ? answer.json() : answer.json().path("status").path("error");
    return error.path("message").asText();
  }

  @Test
  void whatOneDoesTheOtherSeesAtItsNextStatement() {
    rows(left, "create table a as select 1 as x");
    assertThat(rows(right, "select * from a")).isEqualTo("[[\"1\"]]");
    rows(right, "insert into a values (2)");
    assertThat(rows(left, "select count(*) from a")).isEqualTo("[[\"2\"]]");
    rows(right, "alter table a rename to b");
    assertThat(failure(left, "select * from a")).contains("does not exist");
    assertThat(rows(left, "select sum(x) from b")).isEqualTo("[[\"3\"]]");
    rows(left, "create view v as select x + 1 as y from b");
    assertThat(rows(right, "select max(y) from v")).isEqualTo("[[\"3\"]]");
    rows(left, "create or replace table b as select 'new' as x");
    assertThat(rows(right, "select x from b")).isEqualTo("[[\"new\"]]");
    rows(left, "drop table b");
    assertThat(failure(right, "select * from b")).contains("does not exist");
    rows(right, "undrop table b");
    assertThat(rows(left, "select x from b")).isEqualTo("[[\"new\"]]");
  }

  @Test
  void noCommitOfEitherIsLostWhenTheyRace() {
    rows(left, "create table raced (server string, n int)");
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (TestServer server : List.of(left, right)) {
      String name = server == left ? "left" : "right";
      writers.add(
          CompletableFuture.runAsync(
              () -> {
                for (int n = 0; n < 8; n++) {
                  rows(server, "insert into raced values ('" + name + "', " + n + ")");
                }
              }));
    }
    writers.forEach(CompletableFuture::join);
    String question = "select server, count(*), sum(n) from raced group by all order by server";
    assertThat(rows(left, question))
        .isEqualTo(rows(right, question))
        .isEqualTo("[[\"left\",\"8\",\"28\"],[\"right\",\"8\",\"28\"]]");
    assertThat(rows(right, "select count(*) from (describe history raced)"))
        .isEqualTo("[[\"17\"]]");
  }

  @Test
  void bothWriteOneChainOfTheAudit() {
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (TestServer server : List.of(left, right)) {
      String name = server == left ? "left" : "right";
      writers.add(
          CompletableFuture.runAsync(
              () -> {
                for (int n = 0; n < 6; n++) {
                  rows(server, "create group " + name + n);
                }
              }));
    }
    writers.forEach(CompletableFuture::join);
    rows(right, "select 1 from system.access.audit limit 1");
    assertThat(
            rows(
                left,
                "select count(distinct chain_id), max(chain_sequence) - count(*), count(*) filter"
                    + " (where chain_sequence > 1 and previous_hash is distinct from before) from"
                    + " (select *, lag(hash) over (order by chain_sequence) as before"
                    + " from system.access.audit)"))
        .isEqualTo("[[\"1\",\"0\",\"0\"]]");
    assertThat(
            rows(
                right,
                "select count(*) from system.access.audit where service_name = 'accounts'"
                    + " and request_params::varchar similar to '.*(left|right)[0-5].*'"))
        .isEqualTo("[[\"12\"]]");
  }

  @Test
  void oneOfTwoGetsAName() {
    for (int round = 0; round < 4; round++) {
      String create = "create table only" + round + " as select 'x' as x";
      List<String> states =
          Stream.of(left, right)
              .map(server -> CompletableFuture.supplyAsync(() -> state(server.run(create))))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .sorted()
              .toList();
      assertThat(states).containsExactly("FAILED", "SUCCEEDED");
      assertThat(rows(left, "select * from only" + round)).isEqualTo("[[\"x\"]]");
    }
  }

  @Test
  void aPostgresThatGoesAndComesStopsStatementsAndNotTheServers() {
    rows(left, "create table kept as select 7 as x");
    rows(right, "select * from kept");
    postgres.down();
    try {
      for (TestServer server : List.of(left, right)) {
        assertThat(refusal(server, "select * from kept"))
            .contains("cannot be reached")
            .contains("Check that the server runs")
            .doesNotContain("user=");
        assertThat(refusal(server, "create table lost as select 1 as x"))
            .contains("cannot be reached");
        assertThat(server.ask("/health", null).status()).isEqualTo(200);
      }
    } finally {
      postgres.up();
    }
    assertThat(rows(right, "select * from kept")).isEqualTo("[[\"7\"]]");
    rows(left, "create table lost as select 1 as x");
    assertThat(rows(right, "select * from lost")).isEqualTo("[[\"1\"]]");
  }

  /** What one of them did while the other end of its connections went away and came again. */
  private static final class Load {

    private final TestServer server;
    private final String name;
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile boolean enough;

    Load(TestServer server, String name) {
      this.server = server;
      this.name = name;
    }

    /** Inserts rows until it is enough, each once. */
    void run() {
      for (int n = 0; !enough; n++) {
        String row = name + n;
        String insert =
            "{\"warehouse_id\":\"default\",\"wait_timeout\":\"50s\",\"statement\":"
                + "\"insert into loaded values ('%s')\"}";
        Answer answer = server.ask("/api/2.0/sql/statements", insert.formatted(row));
        if (answer.status() == 200 && state(answer.json()).equals("SUCCEEDED")) {
          done.add(row);
        } else {
          refused.add(row);
        }
      }
    }

    private static void goOn(List<Load> loads, Function<Load, Set<String>> what) throws Exception {
      List<Integer> before = loads.stream().map(load -> what.apply(load).size()).toList();
      for (int i = 0; i < loads.size(); i++) {
        Load load = loads.get(i);
        int wanted = before.get(i) + 3;
        Waiting.until(load.name + " goes on", () -> what.apply(load).size() >= wanted);
      }
    }
  }

  @Test
  void aPostgresThatGoesUnderLoadLosesNothingThatWasDone() throws Exception {
    rows(left, "create table loaded (id string)");
    List<Load> loads = List.of(new Load(left, "left"), new Load(right, "right"));
    List<CompletableFuture<Void>> running =
        loads.stream()
            .map(load -> CompletableFuture.runAsync(load::run, task -> new Thread(task).start()))
            .toList();
    try {
      Load.goOn(loads, load -> load.done);
      postgres.down();
      try {
        Load.goOn(loads, load -> load.refused);
      } finally {
        postgres.up();
      }
      Load.goOn(loads, load -> load.done);
    } finally {
      loads.forEach(load -> load.enough = true);
    }
    running.forEach(CompletableFuture::join);
    List<String> there = new ArrayList<>();
    left.run("select id from loaded")
        .at("/result/data_array")
        .forEach(row -> there.add(row.path(0).asText()));
    assertThat(there).doesNotHaveDuplicates();
    loads.forEach(load -> assertThat(there).containsAll(load.done));
  }

  @Test
  void theyAreRestartedOneAfterTheOtherWhileStatementsGoOn() {
    rows(left, "create table rolled (n int)");
    CompletableFuture<Void> leftWrites = writes(left, 0);
    right.close();
    right = new TestServer(folder, settings);
    leftWrites.join();
    assertThat(rows(right, "select count(*) from rolled")).isEqualTo("[[\"5\"]]");
    CompletableFuture<Void> rightWrites = writes(right, 5);
    left.close();
    left = new TestServer(folder, settings);
    rightWrites.join();
    for (TestServer server : List.of(left, right)) {
      assertThat(rows(server, "select count(*), sum(n) from rolled"))
          .isEqualTo("[[\"10\",\"45\"]]");
    }
  }

  private static CompletableFuture<Void> writes(TestServer server, int from) {
    return CompletableFuture.runAsync(
        () -> {
          for (int n = from; n < from + 5; n++) {
            rows(server, "insert into rolled values (" + n + ")");
          }
        });
  }
}
