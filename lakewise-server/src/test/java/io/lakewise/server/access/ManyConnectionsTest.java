package io.lakewise.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestCertificate;
import io.lakewise.server.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More connections than a server has room for, most of them by peers that mean no good. */
@Timeout(60)
class ManyConnectionsTest {

  private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String SERVED = "{\"status\":\"ok\"}";
  private static final int ROOM = 50;

  /** The beginning of a handshake, whose rest does not come. */
  private static final byte[] HELLO = {22, 3, 1, 1, 0, 1, 0, 0, (byte) 252, 3, 3};

  @TempDir private Path folder;

  private TestServer server(Map<String, String> more) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of("connections", "" + ROOM, "idle-timeout", "2s", "request-timeout", "2s"));
    settings.putAll(more);
    return new TestServer(folder, settings);
  }

  private static List<RawConnection> many(int port, byte[] first) {
    List<RawConnection> all = new ArrayList<>();
    for (int i = 0; i < 8 * ROOM; i++) {
      RawConnection connection = new RawConnection(port);
      connection.send(first);
      all.add(connection);
    }
    return all;
  }

  @Test
  void whoIsThereIsServedWhileManyMoreComeThanThereIsRoomFor() {
    try (TestServer server = server(Map.of("idle-timeout", "20s"));
        RawConnection before = new RawConnection(server.server().port())) {
      before.send(HEALTH);
      assertThat(before.answer()).endsWith(SERVED);
      List<RawConnection> flood =
          many(
              server.server().port(), "GET / HTTP/1.1\r\nHost: l".getBytes(StandardCharsets.UTF_8));
      before.send(HEALTH);
      assertThat(before.answer()).endsWith(SERVED);
      try (RawConnection late = new RawConnection(server.server().port())) {
        late.send(HEALTH);
        assertThat(late.answer()).as("there is no room").isEmpty();
      }
      flood.forEach(RawConnection::close);
      servedSoon(server);
    }
  }

  @Test
  void handshakesThatAreNeverFinishedKeepNobodyOutForLong() {
    try (TestServer server = server(TestCertificate.settings(folder))) {
      List<RawConnection> flood = many(server.server().port(), HELLO);
      for (RawConnection each : flood) {
        assertThat(each.rest()).as("ends").doesNotContain("[still open]");
      }
    }
  }

  private static void servedSoon(TestServer server) {
    String answer = "";
    while (!answer.endsWith(SERVED)) {
      try (RawConnection next = new RawConnection(server.server().port())) {
        next.send(HEALTH);
        answer = next.answer();
      }
    }
  }
}
