package io.lakewise.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestServer;
import io.lakewise.server.TestServer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of every route it is said who decides about it ({@code routes.txt}), so that none is forgotten: a
 * new one fails here until it is written there.
 */
class RouteDecisionsTest {

  /** Who decides about a route. */
  private enum Decision {
    /** Tells nothing of the lake, or lets people in. */
    OPEN,
    /** Carries a signature of its own. */
    SIGNED,
    /** Asks for the credential as gRPC does; {@code FlightDecisionsTest} has its calls. */
    FLIGHT,
    /** Is for whoever is let in, and about himself or what is the same for all. */
    OWN,
    /** Looks names up for the caller; what he may not see is not there. */
    RIGHTS,
    /** Is for admins alone. */
    ADMIN
  }

  @TempDir private static Path folder;
  private static TestServer server;
  private static Map<String, Decision> decided;

  @BeforeAll
  static void start() {
    Map<String, String> settings = new HashMap<>();
    settings.put("threads", "1");
    settings.put("request-timeout", "2s");
    settings.put("idle-timeout", "2s");
    settings.put("public-url", "http://127.0.0.1:9");
    settings.put("oidc-issuer", "http://127.0.0.1:9");
    settings.put("oidc-client-id", "lakewise");
    settings.put("oidc-audience", "lake");
    server = new TestServer(folder, settings);
    decided = read();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, Decision> read() {
    Map<String, Decision> read = new TreeMap<>();
    try (var lines = RouteDecisionsTest.class.getResourceAsStream("routes.txt")) {
      for (String line : new String(lines.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] parts = line.strip().split(" +");
        for (int i = 1; i < parts.length - 1; i++) {
          Decision before = read.put(parts[i] + " " + parts[parts.length - 1], of(parts[0]));
          assertThat(before).as(line).isNull();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  private static Decision of(String text) {
    return Decision.valueOf(text);
  }

  private static Set<String> routes() {
    Set<String> routes = new TreeSet<>(server.server().routes());
    routes.removeIf(route -> route.startsWith("CONNECT "));
    return routes;
  }

  @Test
  void everyRouteIsDecidedAbout() {
    assertThat(without(routes(), decided.keySet())).as("who decides?").isEmpty();
    assertThat(without(decided.keySet(), routes())).as("not served any more").isEmpty();
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    Set<String> left = new TreeSet<>(all);
    left.removeAll(others);
    return left;
  }

  private static Set<String> with(Decision decision) {
    Set<String> routes = new TreeSet<>(decided.keySet());
    routes.removeIf(route -> decided.get(route) != decision);
    return routes;
  }

  private static int status(String route, Map<String, String> headers) {
    String path =
        route.substring(route.indexOf(' ') + 1).replaceAll(":[a-z_]+", "x").replace("*", "x");
    Answer answer = server.call(route.substring(0, route.indexOf(' ')), path, headers);
    assertThat(answer.status()).as(route).isNotEqualTo(500);
    return answer.status();
  }

  @Test
  void strangersReachWhatIsOpenAndNothingElse() {
    Set<String> reached = new TreeSet<>();
    for (String route : decided.keySet()) {
      if (status(route, Map.of()) != 401) {
        reached.add(route);
      }
    }
    Set<String> open = with(Decision.OPEN);
    open.addAll(with(Decision.SIGNED));
    open.addAll(with(Decision.FLIGHT));
    // Who did not begin to sign in is no one.
    open.remove("GET /oidc/callback");
    assertThat(reached).isEqualTo(open);
  }

  @Test
  void whoIsNoAdminIsKeptFromWhatIsForAdminsAndNothingElse() {
    try (TestTokens tokens = new TestTokens(folder.resolve("lake"))) {
      String bob = tokens.make("b", "bob", Optional.empty());
      Set<String> denied = new TreeSet<>();
      for (String route : decided.keySet()) {
        if (status(route, Map.of("Authorization", "Bearer " + bob)) == 403) {
          denied.add(route);
        }
      }
      assertThat(denied).isEqualTo(with(Decision.ADMIN));
    }
  }
}
