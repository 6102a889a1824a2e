package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.SessionOptionValueFactory;
import org.apache.arrow.flight.SetSessionOptionsRequest;
import org.apache.arrow.flight.SetSessionOptionsResult;
import org.apache.arrow.flight.client.ClientCookieMiddleware;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flight SQL and HTTP before the same queues, one statement at once on each worker. */
class FlightWarehousesIT {

  private static final String ENDLESS =
      "select count(*) from range(100000000) a, range(100000000) b where a.range * b.range % 7 = 9";

  @TempDir static Path folder;
  private static TestServer server;
  private static RootAllocator allocator;
  private static FlightSqlClient client;

  @BeforeAll
  static void start() {
    server =
        new TestServer(
            folder, Map.of("threads", "1", "memory", "500MB", "running-statements", "1"));
    allocator = new RootAllocator();
    client =
        new FlightSqlClient(
            FlightClient.builder(
                    allocator, Location.forGrpcInsecure("127.0.0.1", server.server().port()))
                .intercept(new ClientCookieMiddleware.Factory())
                .build());
    server.run("create warehouse other with (queued_statements = 0)");
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    server.close();
  }

  private static CallOption on(String warehouse) {
    FlightCallHeaders headers = new FlightCallHeaders();
    headers.insert("authorization", "Bearer " + server.token());
    if (!warehouse.isEmpty()) {
      headers.insert("warehouse", warehouse);
    }
    return new HeaderCallOption(headers);
  }

  private static long rows(FlightInfo info) throws Exception {
    long rows = 0;
    try (FlightStream stream = client.getStream(info.getEndpoints().get(0).getTicket(), on(""))) {
      while (stream.next()) {
        rows += stream.getRoot().getRowCount();
      }
    }
    return rows;
  }

  private static JsonNode shown(String name) {
    return server.ask("/api/2.0/sql/warehouses/" + name, null).json();
  }

  private static FlightRuntimeException error(Runnable call) {
    try {
      call.run();
    } catch (FlightRuntimeException e) {
      return e;
    }
    throw new AssertionError("succeeded");
  }

  /** A statement gives its turn back a little after its last row. */
  private static void untilNothingRuns(String warehouse) throws InterruptedException {
    for (int i = 0; i < 200 && shown(warehouse).path("num_active_sessions").asInt() > 0; i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Test
  void aHeaderOrAnOptionOfTheSessionSaysWhere() throws Exception {
    untilNothingRuns("other");
    assertThat(rows(client.execute("select 1", on("other")))).isEqualTo(1);
    assertThat(shown("other").path("state").asText()).isEqualTo("RUNNING");
    assertThat(error(() -> client.execute("select 1", on("nowhere"))).getMessage())
        .contains("nowhere");
    assertThat(choose("nowhere").getErrors()).containsKey("warehouse");
    assertThat(choose("other").getErrors()).isEmpty();
    assertThat(option()).contains("other");
    assertThat(choose("default").getErrors()).isEmpty();
  }

  private static String option() {
    return client
        .getSessionOptions(new org.apache.arrow.flight.GetSessionOptionsRequest(), on(""))
        .getSessionOptions()
        .get("warehouse")
        .toString();
  }

  @Test
  void useWarehouseHoldsForTheSessionAndAHeaderThatStaysTheSameDoesNotUndoIt() throws Exception {
    untilNothingRuns("other");
    assertThat(error(() -> client.executeUpdate("USE WAREHOUSE nowhere", on(""))).getMessage())
        .contains("nowhere");
    client.executeUpdate("use warehouse other", on("default"));
    assertThat(option()).contains("other");
    client.executeUpdate("CREATE TABLE there (id INT)", on("default"));
    assertThat(option()).contains("other");
    String run =
        "SELECT warehouse_name FROM system.query.history WHERE statement_type = 'CREATE'"
            + " AND client_driver = 'FLIGHT'";
    JsonNode found = null;
    for (int i = 0; i < 200 && (found == null || found.isNull() || found.isEmpty()); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
      found = server.run(run).path("result").path("data_array");
    }
    assertThat(found.toString()).isEqualTo("[[\"other\"]]");
    client.executeUpdate("use warehouse `default`", on(""));
    assertThat(rows(client.execute("select 1", on("")))).isEqualTo(1);
  }

  private static SetSessionOptionsResult choose(String warehouse) {
    return client.setSessionOptions(
        new SetSessionOptionsRequest(
            Map.of("warehouse", SessionOptionValueFactory.makeSessionOptionValue(warehouse))),
        on(""));
  }

  @Test
  void whoComesByFlightWaitsForThoseWhoCameByHttpAndIsRefusedAlike() throws Exception {
    String running =
        server
            .run(ENDLESS, Map.of("warehouse_id", "other", "wait_timeout", "0s"))
            .path("statement_id")
            .asText();
    FlightRuntimeException refused = refused();
    assertThat(refused.status().code()).isEqualTo(FlightStatusCode.RESOURCE_EXHAUSTED);
    assertThat(refused.status().metadata().get("retry-after")).matches("\\d+");
    server.ask("/api/2.0/sql/statements/" + running + "/cancel", "");
    untilNothingRuns("other");
    assertThat(rows(client.execute("select 1", on("other")))).isEqualTo(1);
  }

  /** The worker may still be starting, and then one waits for it. */
  private static FlightRuntimeException refused() throws InterruptedException {
    for (int i = 0; i < 200 && !shown("other").path("state").asText().equals("RUNNING"); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return error(() -> client.execute("select 1", on("other")));
  }

  @Test
  void rowsThatNobodyFetchesLetOthersRun() throws Exception {
    FlightInfo waiting = client.execute("select range from range(10)", on("default"));
    CompletableFuture<FlightInfo> next =
        CompletableFuture.supplyAsync(() -> client.execute("select 2", on("default")));
    assertThat(rows(next.get(30, TimeUnit.SECONDS))).isEqualTo(1);
    long fetched = 0;
    for (int i = 0; i < 200 && fetched == 0; i++) {
      try {
        fetched = rows(waiting);
      } catch (FlightRuntimeException busy) {
        assertThat(busy.status().code()).isEqualTo(FlightStatusCode.RESOURCE_EXHAUSTED);
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    assertThat(fetched).isEqualTo(10);
  }
}
