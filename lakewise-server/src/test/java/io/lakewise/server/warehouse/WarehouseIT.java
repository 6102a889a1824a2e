package io.lakewise.server.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Warehouses of a real server, with real workers. */
class WarehouseIT {

  private static final String ENDLESS =
      "select count(*) from range(100000000) a, range(100000000) b where a.range * b.range % 7 = 9";

  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        new TestServer(folder, Map.of("threads", "2", "memory", "1GB", "running-statements", "2"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<List<String>> rows(JsonNode answer) {
    assertThat(answer.path("status").path("state").asText())
        .as("%s", answer)
        .isEqualTo("SUCCEEDED");
    return StreamSupport.stream(answer.path("result").path("data_array").spliterator(), false)
        .map(row -> StreamSupport.stream(row.spliterator(), false).map(JsonNode::asText).toList())
        .toList();
  }

  private static List<List<String>> sql(String statement) {
    return rows(server.run(statement));
  }

  private static JsonNode on(String warehouse, String statement) {
    return server.run(statement, Map.of("warehouse_id", warehouse));
  }

  private static JsonNode shown(String name) {
    return server.ask("/api/2.0/sql/warehouses/" + name, null).json();
  }

  private static void until(String name, String field, String value) throws InterruptedException {
    for (int i = 0; i < 600 && !shown(name).path(field).asText().equals(value); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(shown(name).path(field).asText()).as("%s", shown(name)).isEqualTo(value);
  }

  @Test
  void sqlMakesChangesShowsAndDropsOneThatStatementsRunIn() throws Exception {
    sql(
        "create warehouse if not exists etl with (size = 'XXS', max_workers = 2, auto_stop_mins = 0)");
    assertThat(sql("show warehouses like 'e*'").get(0))
        .startsWith("etl")
        .contains("STOPPED", "2X-Small");
    assertThat(rows(on("etl", "select 42"))).containsExactly(List.of("42"));
    assertThat(shown("etl").path("state").asText()).isEqualTo("RUNNING");
    assertThat(shown("etl").path("num_clusters").asInt()).isEqualTo(1);
    sql("alter warehouse etl set (min_workers = 2)");
    until("etl", "num_clusters", "2");
    sql("stop warehouse etl");
    until("etl", "state", "STOPPED");
    assertThat(sql("show warehouse etl").get(0)).contains("STOPPED", "0");
    sql("start warehouse etl");
    until("etl", "state", "RUNNING");
    sql("alter warehouse etl rename to loading");
    sql("drop warehouse loading");
    assertThat(sql("show warehouse loading")).isEmpty();
    assertThat(server.ask("/api/2.0/sql/warehouses/loading", null).status()).isEqualTo(404);
  }

  @Test
  void showingWarehousesStartsNone() {
    sql("create warehouse lazy");
    assertThat(sql("show warehouses")).isNotEmpty();
    assertThat(shown("lazy").path("state").asText()).isEqualTo("STOPPED");
    sql("drop warehouse lazy");
  }

  @Test
  void itsStatementTimeLimitHolds() {
    sql("create warehouse brief with (statement_timeout = 1)");
    JsonNode answer = on("brief", ENDLESS);
    assertThat(answer.path("status").path("state").asText()).isEqualTo("FAILED");
    assertThat(answer.path("status").path("error").path("message").asText()).contains("1 s");
    assertThat(rows(on("brief", "select 1"))).containsExactly(List.of("1"));
    sql("drop warehouse brief");
  }

  @Test
  void whoFindsTheQueueFullIsToldWhenToComeAgain() {
    sql("create warehouse small with (queued_statements = 1)");
    assertThat(rows(on("small", "select 1"))).hasSize(1);
    List<String> ids =
        IntStream.range(0, 3)
            .mapToObj(
                i -> server.run(ENDLESS, Map.of("warehouse_id", "small", "wait_timeout", "0s")))
            .map(answer -> answer.path("statement_id").asText())
            .toList();
    TestServer.Answer refused =
        server.ask(
            "/api/2.0/sql/statements",
            "{\"statement\": \"select 1\", \"warehouse_id\": \"small\"}");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.response().headers().firstValueAsLong("retry-after").orElse(0)).isPositive();
    ids.forEach(id -> server.ask("/api/2.0/sql/statements/" + id + "/cancel", ""));
    assertThat(rows(on("default", "select 1"))).as("others go on").hasSize(1);
    sql("drop warehouse small");
  }

  @Test
  void aKilledWorkerFailsItsStatementsAndIsReplaced() throws Exception {
    sql("create warehouse mortal");
    assertThat(rows(on("mortal", "select 1"))).hasSize(1);
    List<ProcessHandle> before = workers();
    CompletableFuture<JsonNode> running =
        CompletableFuture.supplyAsync(() -> on("mortal", ENDLESS));
    until("mortal", "num_active_sessions", "1");
    before.forEach(ProcessHandle::destroyForcibly);
    JsonNode answer = running.get(30, TimeUnit.SECONDS);
    assertThat(answer.path("status").path("state").asText()).isEqualTo("FAILED");
    assertThat(answer.path("status").path("error").path("error_code").asText())
        .isEqualTo("TEMPORARILY_UNAVAILABLE");
    assertThat(rows(on("mortal", "select 2"))).containsExactly(List.of("2"));
    sql("drop warehouse mortal");
  }

  private static List<ProcessHandle> workers() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  @Test
  void anUnknownWarehouseOrPriorityIsRefused() {
    TestServer.Answer unknown =
        server.ask(
            "/api/2.0/sql/statements", "{\"statement\": \"select 1\", \"warehouse_id\": \"nope\"}");
    assertThat(unknown.status()).isEqualTo(404);
    TestServer.Answer priority =
        server.ask(
            "/api/2.0/sql/statements",
            "{\"statement\": \"select 1\"}",
            Map.of("Authorization", "Bearer " + server.token(), "x-lakewise-priority", "at once"));
    assertThat(priority.status()).isEqualTo(400);
  }
}
