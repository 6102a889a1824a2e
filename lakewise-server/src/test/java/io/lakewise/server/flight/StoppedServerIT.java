package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestServer;
import io.lakewise.server.Waiting;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients of Flight SQL are told by a server that stops. */
class StoppedServerIT {

  private static final String WAREHOUSE = "/api/2.0/sql/warehouses/default";
  private static final int ROWS = 20_000_000;

  @TempDir private Path folder;

  private static FlightSqlClient client(TestServer server, BufferAllocator allocator) {
    Location location = Location.forGrpcInsecure("127.0.0.1", server.server().port());
    return new FlightSqlClient(FlightClient.builder(allocator, location).build());
  }

  private static String failure(FlightSqlClient client, String statement, CallOption caller) {
    try {
      client.execute(statement, caller);
    } catch (FlightRuntimeException e) {
      return e.status().code() + ": " + e.status().description();
    }
    return "succeeded";
  }

  @Test
  void rowsThatAreFetchedComeToTheirEndAndNothingElseBegins() throws Exception {
    TestServer server = new TestServer(folder, Map.of("stop-timeout", "60s"));
    CallOption caller = FlightFixture.token(server.token());
    CompletableFuture<Void> closed;
    try (BufferAllocator allocator = new RootAllocator();
        FlightSqlClient client = client(server, allocator)) {
      Ticket ticket =
          client
              .execute("select range from range(" + ROWS + ")", caller)
              .getEndpoints()
              .get(0)
              .getTicket();
      long rows = 0;
      try (FlightStream stream = client.getStream(ticket, caller)) {
        assertThat(stream.next()).isTrue();
        rows += stream.getRoot().getRowCount();
        closed = CompletableFuture.runAsync(server::close);
        Waiting.until(
            "the server stops",
            () -> failure(client, "select 1", caller).contains("The server is stopping"));
        while (stream.next()) {
          rows += stream.getRoot().getRowCount();
        }
      }
      assertThat(rows).isEqualTo(ROWS);
    }
    closed.get(60, TimeUnit.SECONDS);
  }

  @Test
  void whatDoesNotEndIsToBeRunAgain() throws Exception {
    TestServer server = new TestServer(folder, Map.of("stop-timeout", "100ms"));
    CallOption caller = FlightFixture.token(server.token());
    String endless =
        "create table t as select count(*) as n from range(900000000) r(a), range(1000000) s(b)"
            + " where (a * 31) % 7 = b";
    try (BufferAllocator allocator = new RootAllocator();
        FlightSqlClient client = client(server, allocator)) {
      CompletableFuture<String> told =
          CompletableFuture.supplyAsync(() -> failure(client, endless, caller));
      Waiting.until(
          "it runs",
          () -> server.ask(WAREHOUSE, null).json().path("num_active_sessions").asInt() == 1);
      server.close();
      assertThat(told.get(60, TimeUnit.SECONDS))
          .isEqualTo(
              "UNAVAILABLE: The server is stopping. Run the statement again when it is back.");
    }
  }
}
