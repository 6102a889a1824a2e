package io.lakewise.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a session lasts: over a restart, at another server, and no longer than it may. */
class SessionEndsIT {

  private static final String PASSWORD = "maple stove quiet harbour";
  private static final Map<String, String> SETTINGS = Map.of("threads", "1");
  private static final String ENDLESS =
      "{'warehouse_id':'default','wait_timeout':'50s','on_wait_timeout':'CANCEL','statement':"
          + "'select count(*) from range(1000000000) a, range(1000000000) b"
          + " where a.range = b.range + 0.5'}";

  @TempDir private Path folder;

  @BeforeEach
  void people() {
    try (TestServer server = new TestServer(folder, SETTINGS)) {
      IdentityClient client = new IdentityClient(server);
      client.user("ann");
      String body = "{'principal':'ann','password':'" + PASSWORD + "'}";
      client.ask("POST", "/api/v1/password", body, 200);
    }
  }

  private static Browser signedIn(TestServer server) {
    Browser browser = new Browser(server.server().address());
    assertThat(browser.signIn("ann", PASSWORD).statusCode()).isEqualTo(200);
    return browser;
  }

  /** The same browser at another server; as behind one name. */
  private static Browser at(TestServer server, Browser browser) {
    Browser other = new Browser(server.server().address());
    other.put("lakewise-session", browser.cookie().orElseThrow());
    return other;
  }

  private static String session(Browser browser) {
    return Browser.json(browser.send("GET", "/api/v1/session", null)).path("session").asText();
  }

  private static void await(String what, BooleanSupplier happened) throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      if (happened.getAsBoolean()) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(what);
  }

  @Test
  void aSessionIsKnownAfterARestartAndToAnotherServer() throws Exception {
    Browser kept;
    Browser ended;
    try (TestServer one = new TestServer(folder, SETTINGS);
        TestServer two = new TestServer(folder, SETTINGS)) {
      kept = signedIn(one);
      ended = signedIn(one);
      assertThat(at(two, kept).who()).isEqualTo("ann");
      Browser elsewhere = at(two, ended);
      assertThat(elsewhere.who()).isEqualTo("ann");
      assertThat(ended.who()).isEqualTo("ann");
      assertThat(elsewhere.send("DELETE", "/api/v1/session", null).statusCode()).isEqualTo(200);
      await("the first server goes on knowing it", () -> ended(ended));
    }
    try (TestServer again = new TestServer(folder, SETTINGS)) {
      assertThat(at(again, kept).who()).isEqualTo("ann");
      assertThat(at(again, ended).who()).isEmpty();
    }
  }

  private static boolean ended(Browser browser) {
    return browser.who().isEmpty();
  }

  /** The state is told that it was used last two hours ago, as if the clock had gone on. */
  @Test
  void aSessionThatNobodyUsesEndsWhileTheServerRuns() throws Exception {
    try (TestServer server = new TestServer(folder, SETTINGS)) {
      Browser used = signedIn(server);
      Browser unused = signedIn(server);
      backdate(session(unused), "last_used_at", 61);
      await("an unused session ends", () -> ended(unused));
      assertThat(used.who()).isEqualTo("ann");
      backdate(session(used), "expires_at", 13 * 60);
      await("every session ends some time", () -> ended(used));
      assertThat(used.send("DELETE", "/api/v1/session", null).statusCode()).isEqualTo(401);
    }
  }

  private void backdate(String id, String column, int minutes) throws SQLException {
    Path state = folder.resolve("lake").resolve("_lakewise").resolve("state.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + state);
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE logins SET " + column + " = " + column + " - ? WHERE id = ?")) {
      update.setLong(1, TimeUnit.MINUTES.toMicros(minutes));
      update.setString(2, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void aStatementThatIsWaitedForEndsWithItsSession() throws Exception {
    try (TestServer server = new TestServer(folder, SETTINGS)) {
      IdentityClient client = new IdentityClient(server);
      Browser other = signedIn(server);
      Browser ann = signedIn(server);
      String id = session(ann);
      CompletableFuture<HttpResponse<String>> waiting =
          CompletableFuture.supplyAsync(() -> ann.send("POST", "/api/2.0/sql/statements", ENDLESS));
      await("it runs", () -> isRunning(other));
      client.ask("DELETE", "/api/v1/sessions/" + id, null, 200);
      try {
        assertThat(waiting.get(30, TimeUnit.SECONDS).statusCode()).isNotEqualTo(200);
      } catch (ExecutionException closed) {
        assertThat(closed).hasRootCauseInstanceOf(IOException.class);
      }
      await("it is cancelled", () -> !isRunning(other));
      assertThat(ann.who()).isEmpty();
      assertThat(other.who()).isEqualTo("ann");
    }
  }

  private static boolean isRunning(Browser browser) {
    return browser.send("GET", "/api/v1/queries", null).body().contains("RUNNING");
  }
}
