package io.lakewise.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestServer;
import io.lakewise.server.Waiting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that speak badly, too much or too slowly: their connection ends, and nobody else's. */
class HostilePeersTest {

  /** The end of a GOAWAY that says ENHANCE_YOUR_CALM. */
  private static final String CALM = "\u0000\u0000\u0000\u000b";

  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int CONTINUATION = 9;

  /** GET / of localhost, as HPACK has it. */
  private static final byte[] GET =
      "\u0082\u0086\u0084\u0041\u0009localhost".getBytes(StandardCharsets.ISO_8859_1);

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

  @AfterEach
  void othersAreServedStill() {
    assertThat(server.ask("/health", null).body()).isEqualTo("{\"status\":\"ok\"}");
  }

  private static RawConnection connect() {
    return new RawConnection(server.server().port());
  }

  @Test
  void garbageEndsTheConnection() {
    long seed = Long.getLong("lakewise.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 30; i++) {
      byte[] garbage = new byte[1 + random.nextInt(20_000)];
      random.nextBytes(garbage);
      try (RawConnection connection = connect()) {
        if (i % 3 == 1) {
          connection.begin2();
        } else if (i % 3 == 2) {
          connection.send("GET /health HTTP/1.1\r\nHost: localhost\r\n");
        }
        connection.send(garbage);
        connection.send("\r\n\r\n");
        assertThat(connection.rest()).as("seed " + seed).doesNotContain("[still open]");
      }
    }
  }

  @Test
  void aHandshakeOfTlsOnAPlainPortIsNoHandshake() {
    try (RawConnection connection = connect()) {
      connection.send(
          "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + "x".repeat(507));
      connection.send("\r\n\r\n");
      assertThat(connection.rest()).doesNotContain("[still open]");
    }
  }

  @Test
  void whoSaysNothingIsLetGo() {
    try (RawConnection silent = connect();
        RawConnection idle = connect()) {
      idle.begin2();
      assertThat(silent.rest()).doesNotContain("[still open]");
      assertThat(idle.rest()).doesNotContain("[still open]");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyThatDripsEndsInItsTime(boolean stranger) throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(
          "POST /api/2.0/sql/statements HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + (stranger ? "none" : server.token())
              + "\r\nContent-Length: 1000\r\n\r\n");
      Waiting.until("the connection takes no more bytes", () -> !connection.send("x"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Handshake", "DoPut", "GetFlightInfo"})
  void aStrangersCallOfFlightThatDripsEndsInItsTime(String call) throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(flight(call) + "Content-Length: 1000\r\n\r\n");
      Waiting.until("the connection takes no more bytes", () -> !connection.send("x"));
    }
  }

  private static String flight(String call) {
    return "POST /arrow.flight.protocol.FlightService/"
        + call
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/grpc\r\nTE: trailers\r\n";
  }

  @Test
  void aHandshakeHasLittleRoom() {
    try (RawConnection connection = connect()) {
      connection.send(flight("Handshake") + "Transfer-Encoding: chunked\r\n\r\n");
      boolean taken = true;
      for (int i = 0; i < 200 && taken; i++) {
        taken = connection.send("10000\r\n" + "\0".repeat(0x10000) + "\r\n");
      }
      assertThat(taken).as("12 MB of a handshake are taken").isFalse();
    }
  }

  @Test
  void manyHeadersAreTooMany() {
    StringBuilder headers = new StringBuilder("GET /health HTTP/1.1\r\nHost: localhost\r\n");
    for (int i = 0; i < 20_000; i++) {
      headers.append('h').append(i).append(": 1\r\n");
    }
    try (RawConnection connection = connect()) {
      connection.send(headers + "\r\n");
      assertThat(connection.rest()).doesNotContain("\"ok\"").doesNotContain("[still open]");
    }
  }

  @Test
  void aChunkedBodyWithoutEndIsCutAtItsLimit() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(
          "POST /api/2.0/sql/statements HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + server.token()
              + "\r\nTransfer-Encoding: chunked\r\n\r\n");
      byte[] chunk =
          ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      Waiting.until("no more of the body is taken", () -> !connection.send(chunk));
    }
  }

  @Test
  void streamsThatAreResetAtOnceEndTheConnection() {
    try (RawConnection connection = connect()) {
      connection.begin2();
      boolean taken = true;
      for (int i = 0; i < 5_000 && taken; i++) {
        connection.frame(HEADERS, 5, 2 * i + 1, GET);
        taken = connection.frame(RESET, 0, 2 * i + 1, new byte[] {0, 0, 0, 8});
      }
      assertThat(!taken || connection.rest().contains(CALM)).as("told to be calm").isTrue();
    }
  }

  @Test
  void headersWithoutEndEndTheConnection() {
    for (int size : new int[] {0, 1, 1000}) {
      try (RawConnection connection = connect()) {
        connection.begin2();
        connection.frame(HEADERS, 1, 1, GET);
        boolean taken = true;
        for (int i = 0; i < 100_000 && taken; i++) {
          taken = connection.frame(CONTINUATION, 0, 1, literal(size, i));
        }
        assertThat(taken).as("100,000 continuations of " + size + " bytes are taken").isFalse();
      }
    }
  }

  /** A header of HPACK that is not indexed, of about some bytes; nothing for 0. */
  private static byte[] literal(int size, int number) {
    if (size == 0) {
      return new byte[0];
    }
    String name = "h" + number;
    String value = "v".repeat(Math.min(size, 100));
    return ("\u0000" + (char) name.length() + name + (char) value.length() + value)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
