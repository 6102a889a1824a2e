package io.lakewise.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestServer;
import io.lakewise.server.TestServer.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Those without a token, and odd ways to paths and names; the routes have {@link
 * RouteDecisionsTest}.
 */
class StrangersTest {

  private static final String FLIGHT = "/arrow.flight.protocol.FlightService/";

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        new TestServer(
            folder, Map.of("threads", "1", "request-timeout", "2s", "idle-timeout", "2s"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void flightAnswersThemAsGrpcDoes() {
    Answer flight =
        server.call("POST", FLIGHT + "GetFlightInfo", Map.of("Content-Type", "application/grpc"));
    assertThat(flight.response().headers().firstValue("grpc-status")).contains("16");
  }

  private static String get(String target, String headers) {
    try (RawConnection connection = new RawConnection(server.server().port())) {
      connection.send("GET " + target + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
      return connection.answer();
    }
  }

  @Test
  void noSpellingOfAPathLeadsPastTheGuard() {
    Set<String> through = new TreeSet<>();
    for (String open : List.of("/health", "/ready", "/results", "/results/x/0", FLIGHT, "")) {
      for (String up :
          List.of(
              "/..",
              "/%2e%2e",
              "/%2E.",
              "/..%2f..",
              "/%252e%252e",
              "/..;",
              "/.;/..",
              "\\..",
              "/%5c..",
              "/%c0%ae%c0%ae",
              "/..%00",
              "//..",
              "/./..",
              "/x/../..",
              "?/..",
              "#/..")) {
        for (String times : List.of(up, up + up)) {
          for (String wanted : List.of("/metrics", "/api/v1/tables", "%2fmetrics")) {
            String target = open + times + wanted;
            String answer = get(target, "Host: localhost\r\n");
            if (answer.contains("jvm_") || answer.contains("\"tables\"")) {
              through.add(target);
            }
            if (!answer.isEmpty() && !answer.startsWith("HTTP/1.1 4")) {
              assertThat(answer).as(target).containsAnyOf("{\"status\":\"ok\"}", "grpc-status: 16");
            }
          }
        }
      }
    }
    assertThat(through).isEmpty();
  }

  @Test
  void absoluteFormsAndHostsAreJudgedByTheNameThatCounts() {
    String localhost = "Host: localhost\r\n";
    assertThat(get("http://localhost/metrics", localhost)).startsWith("HTTP/1.1 4");
    for (String target :
        List.of("http://evil.example/health", "http://localhost@evil.example/health")) {
      assertThat(get(target, localhost)).as(target).doesNotContain("\"ok\"");
    }
    for (String headers :
        List.of(
            "Host: evil.example\r\nHost: localhost\r\n",
            "Host: localhost\r\nHost: evil.example\r\n",
            "Host: localhost, evil.example\r\n",
            "Host: localhost\t.evil\r\n",
            "Host: localhost#.evil.example\r\n",
            "Host: localhost:80:80\r\n",
            "Host: localhost:999999\r\n",
            "Host: 127.0.0.1.evil.example\r\n",
            "Host: [::1\r\n",
            "X-Forwarded-Host: localhost\r\nHost: evil.example\r\n",
            "")) {
      assertThat(get("/health", headers)).as(headers).doesNotContain("\"ok\"");
    }
  }
}
