package io.lakewise.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, through each path. */
class AccessTest {

  private static final List<String> OPEN =
      List.of("/health", "/ready", "/.well-known/databricks-config");
  private static final List<String> CLOSED =
      List.of(
          "/metrics",
          "/nothing",
          "/api/2.0/sql/statements/x",
          "/api/2.0/sql/warehouses",
          "/api/2.0/sql/history/queries",
          "/health/",
          "//metrics",
          "/results");

  private static final List<String> CLOSED_LINES =
      List.of("", "HTTP/1.1 408 Request Timeout", "HTTP/1.1 400 Bad Request");

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("request-timeout", "2s", "idle-timeout", "2s"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void fewPathsAreOpen() {
    assertThat(OPEN).allSatisfy(p -> assertThat(get(p, Map.of())).as(p).isEqualTo(200));
    assertThat(CLOSED).allSatisfy(p -> assertThat(get(p, Map.of())).as(p).isEqualTo(401));
  }

  @Test
  void aWrongTokenIsNone() {
    String right = server.token();
    List<String> wrong =
        List.of(
            "",
            "Bearer",
            "Bearer ",
            "Bearer " + right.substring(1),
            "Bearer " + right + "x",
            "Bearer " + right.toUpperCase(java.util.Locale.ROOT),
            "Basic " + right,
            right);
    assertThat(wrong)
        .allSatisfy(
            header ->
                assertThat(get("/metrics", Map.of("Authorization", header)))
                    .as(header)
                    .isEqualTo(401));
    assertThat(get("/metrics", Map.of("Authorization", "bearer " + right))).isEqualTo(200);
  }

  @Test
  void theTokenLiesWhereOnlyItsOwnerReads() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.tokenFile())))
        .isEqualTo("rw-------");
    assertThat(server.token()).matches("lkw_[A-Za-z0-9_-]{43}");
    assertThat(server.ask("/metrics", null).body()).doesNotContain(server.token());
  }

  @Test
  void theTokenCannotBeReadBySql() {
    String file = server.tokenFile().toString();
    for (String statement :
        List.of(
            "select * from read_text('" + file + "')",
            "select * from read_csv('" + file + "')",
            "select * from '" + file + "'",
            "from read_blob('" + file + "')",
            "from glob('" + file + "*')")) {
      assertThat(server.run(statement).path("status").path("state").asText())
          .as(statement)
          .isEqualTo("FAILED");
      assertThat(server.run(statement).toString()).doesNotContain(server.token());
    }
  }

  @Test
  void strangersNamesAreRefusedEverywhere() {
    for (String path : List.of("/health", "/metrics", "/results/x/0", "/nothing")) {
      for (String host : List.of("evil.example", "evil.example:80", "localhost.evil", "", "x@y")) {
        assertThat(server.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
            .as(path + " at " + host)
            .matches("HTTP/1.1 4(00|21) .*");
      }
    }
    assertThat(server.raw("GET /health HTTP/1.1\r\nHost: localhost:1\r\n\r\n")).contains(" 200 ");
  }

  @Test
  void pagesOfOthersDoNotWrite() {
    Map<String, String> headers =
        Map.of("Authorization", "Bearer " + server.token(), "Origin", "http://evil.example");
    assertThat(server.ask("/api/2.0/sql/statements", "{}", headers).status()).isEqualTo(403);
    Map<String, String> own =
        Map.of("Authorization", "Bearer " + server.token(), "Origin", server.server().address());
    assertThat(server.ask("/api/2.0/sql/statements", "{}", own).status()).isEqualTo(400);
  }

  @Test
  void aStrangerByGrpcIsToldInItsWay() {
    TestServer.Answer answer =
        server.ask(
            "/arrow.flight.protocol.FlightService/Handshake",
            "",
            Map.of("Content-Type", "application/grpc"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().headers().firstValue("grpc-status")).contains("16");
  }

  @Test
  void whatIsTooLargeIsRefused() {
    String host = "Host: localhost\r\n";
    assertThat(
            server.raw("GET /health HTTP/1.1\r\n" + host + "X: " + "x".repeat(40_000) + "\r\n\r\n"))
        .matches("HTTP/1.1 4(31|00|13) .*");
    assertThat(server.raw("GET /" + "x".repeat(10_000) + " HTTP/1.1\r\n" + host + "\r\n"))
        .matches("HTTP/1.1 4(14|00) .*");
    String large = "POST /api/2.0/sql/warehouses/default/start HTTP/1.1\r\n" + host;
    assertThat(
            server.raw(
                large
                    + "Authorization: Bearer "
                    + server.token()
                    + "\r\nContent-Length: 2000000\r\n\r\n"
                    + "x".repeat(1_200_000)))
        .contains(" 413 ");
  }

  @Test
  void slowSendersAreLetGo() {
    String request = "POST /api/2.0/sql/statements HTTP/1.1\r\nHost: localhost\r\n";
    assertThat(server.raw(request)).as("half a header").isIn(CLOSED_LINES);
    assertThat(
            server.raw(
                request
                    + "Authorization: Bearer "
                    + server.token()
                    + "\r\nContent-Length: 100\r\n\r\n{"))
        .as("half a body")
        .matches("|HTTP/1.1 (4|503).*");
    assertThat(
            server.slowly("GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: xxxxxxxxxxxxxxxxxx"))
        .as("a header byte by byte")
        .isIn(CLOSED_LINES);
  }

  private static int get(String path, Map<String, String> headers) {
    return server.ask(path, null, headers).status();
  }
}
