package io.lakewise.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose heads say two things at once, or what no client says: none of them is served. */
class OddRequestsTest {

  private static final String SERVED = "\"ok\"";
  private static final String FLIGHT = Guard.FLIGHT + "Handshake";
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("request-timeout", "1s", "idle-timeout", "1s"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void othersAreServedStill() {
    assertThat(server.ask("/health", null).body()).contains(SERVED);
  }

  private static RawConnection connect() {
    return new RawConnection(server.server().port());
  }

  /** Headers as HPACK has them that are in no table. */
  private static byte[] literals(String... namesAndValues) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      bytes.write(0);
      for (String text : new String[] {namesAndValues[i], namesAndValues[i + 1]}) {
        bytes.write(text.length());
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return bytes.toByteArray();
  }

  private static String second(String... namesAndValues) {
    try (RawConnection connection = connect()) {
      connection.begin2();
      connection.frame(HEADERS, END_STREAM | END_HEADERS, 1, literals(namesAndValues));
      return connection.stream2();
    }
  }

  @Test
  void headsOfHttp2SayEachThingOnce() {
    String[] method = {":method", "GET"};
    String[] scheme = {":scheme", "http"};
    String[] path = {":path", "/health"};
    String[] authority = {":authority", "localhost"};
    assertThat(second(all(method, scheme, path, authority))).contains(SERVED);
    List<String> served = new ArrayList<>();
    for (String[] odd :
        new String[][] {
          all(method, method, scheme, path, authority),
          all(method, scheme, path, authority, authority),
          all(method, scheme, path, authority, new String[] {":authority", "evil.example"}),
          all(method, scheme, path, path, authority),
          all(method, scheme, path, new String[] {":path", "/ready"}, authority),
          all(method, scheme, new String[] {":path", "/ready"}, path, authority),
          all(method, scheme, new String[] {":path", "health"}, authority),
          all(method, scheme, new String[] {":path", ""}, authority),
          all(method, scheme, new String[] {":path", "http://localhost/health"}, authority),
          all(method, scheme, authority),
          all(scheme, path, authority),
          all(method, path, authority, new String[] {":status", "200"}),
          all(method, scheme, path, authority, new String[] {"x", "y"}, path),
          all(method, scheme, path, authority, new String[] {"connection", "keep-alive"}),
          all(method, scheme, path, authority, new String[] {"transfer-encoding", "chunked"}),
          all(method, scheme, path, authority, new String[] {"x", "a\r\nb: c"}),
          all(method, scheme, path, authority, new String[] {"host", "evil.example"}),
          all(
              method,
              scheme,
              path,
              new String[] {":authority", "evil.example", "host", "localhost"}),
          all(method, scheme, path, new String[] {"host", "localhost", "host", "localhost"}),
          all(method, scheme, path, new String[] {":authority", "user@localhost"})
        }) {
      if (second(odd).contains(SERVED)) {
        served.add(String.join(" ", odd));
      }
    }
    assertThat(served).isEmpty();
  }

  @Test
  void whatIsSaidTwiceIsTold() {
    String[] head = {":method", "GET", ":scheme", "http", ":path", "/health"};
    String[] authority = {":authority", "localhost"};
    for (String[] odd :
        new String[][] {
          all(head, new String[] {":path", "/health"}, authority),
          all(head, new String[] {":path", "/api/v1/statements"}, authority),
          all(head, authority, authority),
          all(head, authority, new String[] {"host", "evil.example"}),
          all(head, new String[] {"host", "localhost", "host", "localhost"})
        }) {
      String status400 = "\u008c";
      assertThat(second(odd)).as(String.join(" ", odd)).contains(status400, "Send each once.");
    }
    String[] flight = {":method", "POST", ":scheme", "http", ":path", FLIGHT, ":path", "/health"};
    assertThat(second(all(flight, authority, new String[] {"content-type", "application/grpc"})))
        .contains("Send each once.");
  }

  /** As curl does: the first request is of HTTP/1, the next one already of HTTP/2. */
  @Test
  void aConnectionThatChangesToHttp2IsLookedAtToo() {
    try (RawConnection connection = connect()) {
      connection.send(
          "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
              + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n");
      assertThat(connection.answer()).contains("101 Switching Protocols");
      connection.begin2();
      assertThat(connection.stream2()).contains(SERVED);
      String[] head = {":method", "GET", ":scheme", "http", ":path", "/health", ":path", "/health"};
      connection.frame(
          HEADERS,
          END_STREAM | END_HEADERS,
          3,
          literals(all(head, new String[] {":authority", "localhost"})));
      assertThat(connection.stream2(3)).contains("Send each once.");
    }
  }

  @Test
  void twoHostsOfHttp1AreTold() {
    for (String other : new String[] {"localhost", "evil.example"}) {
      try (RawConnection connection = connect()) {
        connection.send("GET /health HTTP/1.1\r\nHost: localhost\r\nHost: " + other + "\r\n\r\n");
        assertThat(connection.answer()).startsWith("HTTP/1.1 400 ").doesNotContain(SERVED);
      }
    }
  }

  private static String[] all(String[]... parts) {
    return Arrays.stream(parts).flatMap(Arrays::stream).toArray(String[]::new);
  }

  @Test
  void aBodyIsAsLongAsItWasSaidToBe() {
    for (String length : new String[] {"1", "1000", "-1", "1, 2", "99999999999999999999"}) {
      try (RawConnection connection = connect()) {
        connection.begin2();
        connection.frame(
            HEADERS,
            END_HEADERS,
            1,
            literals(
                ":method",
                "POST",
                ":scheme",
                "http",
                ":path",
                "/api/2.0/sql/warehouses",
                ":authority",
                "localhost",
                "authorization",
                "Bearer " + server.token(),
                "content-length",
                length));
        connection.frame(
            DATA, END_STREAM, 1, "{\"name\":\"odd\"}".getBytes(StandardCharsets.US_ASCII));
        assertThat(connection.stream2()).as(length).doesNotContain("\"id\"");
      }
    }
    assertThat(server.ask("/api/2.0/sql/warehouses", null).body()).doesNotContain("odd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: \u000bchunked",
        "Transfer-Encoding:\tchunked\u0000",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: identity",
        "Content-Length: 5\r\nContent-Length: 0",
        "Content-Length: 5, 0",
        "Content-Length: +5",
        "Content-Length: 0x5",
        " folded: yes"
      })
  void nothingIsServedThatFollowsABodyOfUnclearLength(String header) {
    try (RawConnection connection = connect()) {
      connection.send(
          "POST /api/2.0/sql/statements HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + server.token()
              + "\r\n"
              + header
              + "\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(connection.rest()).as(header).doesNotContain(SERVED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health HTTP/3.7",
        "GET /health HTTP/0.9",
        "GET /health HTTP/2.0",
        "GET /health HTTP/1.10",
        "GET /health ICY/1.1",
        "GET /health",
        "GET health HTTP/1.1",
        "G\u0000T /health HTTP/1.1",
        "GET /health\u0000 HTTP/1.1"
      })
  void firstLinesThatAreNoneAreRefused(String line) {
    try (RawConnection connection = connect()) {
      connection.send(line + "\r\nHost: localhost\r\n\r\n");
      assertThat(connection.rest()).as(line).doesNotContain(SERVED);
    }
  }
}
