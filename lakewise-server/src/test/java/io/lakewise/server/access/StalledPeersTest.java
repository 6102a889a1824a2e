package io.lakewise.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that ask and never read, where nothing but the bound for that ends them in time. */
class StalledPeersTest {

  private static final int SETTINGS = 4;
  private static final int PING = 6;

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        new TestServer(
            folder,
            Map.of("write-timeout", "1s", "request-timeout", "120s", "idle-timeout", "120s"));
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

  /** Sends until the other side takes no more, or that was for too long. */
  private static void assertLetGo(BooleanSupplier send) {
    long begin = System.nanoTime();
    boolean taken = true;
    while (taken && System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(40)) {
      taken = send.getAsBoolean();
    }
    assertThat(taken).as("still taken after 40 s").isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {SETTINGS, PING})
  void whoFloodsAndNeverReadsIsLetGo(int type) {
    byte[] payload = type == PING ? new byte[8] : new byte[] {0, 3, 0, 0, 0, 100};
    try (RawConnection connection = connect()) {
      connection.begin2();
      assertLetGo(() -> connection.frames(1000, type, payload));
    }
  }

  private static String questions(int times) {
    return ("GET /api/v1/openapi.json HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + server.token()
            + "\r\n\r\n")
        .repeat(times);
  }

  @Test
  void whoAsksAndNeverReadsIsLetGo() {
    String get = questions(10);
    try (RawConnection connection = connect()) {
      assertLetGo(() -> connection.send(get));
    }
  }
}
