package io.lakewise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.cli.remote.RemoteSession;
import io.lakewise.cli.remote.ServerConnection;
import io.lakewise.server.LakewiseServer;
import io.lakewise.server.configuration.ServerConfiguration;
import io.lakewise.table.error.LakewiseException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Ctrl-C does to a statement that runs at a server: it ends there, too. */
@Timeout(120)
class RemoteCancelIT {

  private static final String ENDLESS =
      "select sum(a.range * b.range) from range(3000000) a, range(3000000) b where a.range <> %d";

  @TempDir private static Path folder;
  private static LakewiseServer server;
  private static ServerConnection connection;
  private static Path token;

  @BeforeAll
  static void start() throws Exception {
    Path lake = folder.resolve("lake");
    server =
        LakewiseServer.start(
            ServerConfiguration.of(
                Map.of("lake", lake.toString(), "port", "0", "stop-timeout", "100ms")),
            error -> {});
    token = lake.resolve("_lakewise").resolve("admin-token");
    connection =
        new ServerConnection(URI.create(server.address()), Files.readString(token).strip());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theShellIsHeardFromTheFirstSecondOn() throws Exception {
    String statement = ENDLESS.formatted(1);
    RemoteSession session = new RemoteSession(connection, "default");
    CompletableFuture<Void> running =
        CompletableFuture.runAsync(() -> session.execute(statement).close());
    awaitState(statement, "RUNNING");
    session.cancel();
    assertThat(running.handle((none, failure) -> failure.getCause()).get(60, TimeUnit.SECONDS))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("cancel");
    awaitState(statement, "CANCELED");
  }

  @Test
  void aCommandThatIsInterruptedLeavesNothingRunning() throws Exception {
    String statement = ENDLESS.formatted(2);
    try (CliProcess process = CliProcess.sqlAt(server.address(), token, folder, statement)) {
      awaitState(statement, "RUNNING");
      process.interrupt();
      assertThat(process.exitCode()).as(process.output()).isEqualTo(130);
    }
    awaitState(statement, "CANCELED");
  }

  private static void awaitState(String statement, String state) throws Exception {
    for (String now = ""; !now.equals(state); now = state(statement)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static String state(String statement) {
    for (JsonNode one : connection.get("/api/2.0/sql/history/queries?max_results=10").path("res")) {
      if (one.path("query_text").asText().equals(statement)) {
        return one.path("status").asText();
      }
    }
    return "";
  }
}
