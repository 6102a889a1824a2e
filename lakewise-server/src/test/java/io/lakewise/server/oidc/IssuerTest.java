package io.lakewise.server.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.server.oidc.TestIssuer.Answer;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often an issuer is asked, and what is taken from it. */
class IssuerTest {

  private static final String DISCOVERY = "/.well-known/openid-configuration";

  private final TestIssuer there = new TestIssuer();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Issuer issuer = new Issuer(URI.create(there.name()), clock());

  private InstantSource clock() {
    return () -> now;
  }

  @AfterEach
  void close() {
    there.close();
  }

  private void assertUnusable(String why) {
    assertThatThrownBy(() -> issuer.keys("first"))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining(there.name())
        .hasMessageContaining(why);
  }

  @Test
  void keysAreAskedForSeldomWhateverIsWanted() {
    for (int i = 0; i < 1000; i++) {
      issuer.keys("first");
      issuer.keys("unknown " + i);
      issuer.keys(null);
    }
    assertThat(there.asked("/keys")).isEqualTo(1);
    now = now.plusSeconds(61);
    for (int i = 0; i < 1000; i++) {
      issuer.keys("unknown " + i);
    }
    assertThat(there.asked("/keys")).isEqualTo(2);
    now = now.plusSeconds(16 * 60);
    issuer.keys("first");
    assertThat(there.asked("/keys")).isEqualTo(3);
    assertThat(there.asked(DISCOVERY)).isEqualTo(1);
  }

  @Test
  void aNewKeyIsFoundWithinAMinute() {
    issuer.keys("first");
    there.add(TestIssuer.rsa("second"));
    assertThat(issuer.keys("second").getKeyByKeyId("second")).isNull();
    now = now.plusSeconds(61);
    assertThat(issuer.keys("second").getKeyByKeyId("second")).isNotNull();
  }

  @Test
  void anIssuerThatFailsIsLeftAloneAndItsKeysServeOn() {
    issuer.keys("first");
    now = now.plusSeconds(61);
    there.lie("/keys", new Answer(500, "", Map.of()));
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> issuer.keys("unknown")).isInstanceOf(LakewiseException.class);
    }
    assertThat(there.asked("/keys")).isEqualTo(2);
    assertThat(issuer.keys("first").getKeyByKeyId("first")).isNotNull();
    now = now.plusSeconds(11);
    there.lie("/keys", null);
    issuer.keys("unknown");
    assertThat(there.asked("/keys")).isEqualTo(3);
  }

  @Test
  void redirectsAreNotFollowed() {
    String other = there.name() + "/elsewhere";
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      there.lie(DISCOVERY, new Answer(status, "", Map.of("Location", other)));
      now = now.plusSeconds(11);
      assertUnusable("status " + status);
    }
    assertThat(there.asked("/elsewhere")).isZero();
  }

  @Test
  void answersAreBounded() {
    there.lie(DISCOVERY, Answer.of("{\"issuer\":\"" + "x".repeat(1 << 20) + "\"}"));
    assertUnusable("too much");
    now = now.plusSeconds(11);
    there.lie(DISCOVERY, Answer.of("[".repeat(100_000)));
    assertUnusable("JSON");
    there.lie(DISCOVERY, null);
    now = now.plusSeconds(11);
    there.lie("/keys", Answer.of("{\"keys\":{}}"));
    assertUnusable("keys cannot be read");
    now = now.plusSeconds(11);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 101; i++) {
      many.append(i == 0 ? "" : ",").append(there.key.toPublicJWK().toJSONString());
    }
    there.lie("/keys", Answer.of("{\"keys\":[" + many + "]}"));
    assertUnusable("more than 100 keys");
    now = now.plusSeconds(11);
    there.lie("/keys", Answer.of("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AA\",\"kid\":\"first\"}]}"));
    assertThat(issuer.keys("first").getKeys()).isEmpty();
  }

  @Test
  void itIsWhoItIsCalledAndKeepsToTls() {
    there.lie(DISCOVERY, Answer.of(there.metadata().put("issuer", there.name() + "/").toString()));
    assertUnusable("calls itself otherwise");
    for (String address :
        new String[] {
          "http://example.org/keys",
          "file:///etc/passwd",
          "ftp://127.0.0.1/keys",
          "http://user@127.0.0.1/keys",
          "https:///keys",
          "/keys",
          "",
          "not an address"
        }) {
      there.lie(DISCOVERY, Answer.of(there.metadata().put("jwks_uri", address).toString()));
      now = now.plusSeconds(11);
      assertThatThrownBy(() -> issuer.keys("first"))
          .as(address)
          .isInstanceOf(LakewiseException.class);
    }
    assertThat(there.asked("/keys")).isZero();
  }

  @Test
  void anAnswerThatNeverEndsIsNotWaitedFor() throws Exception {
    try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://127.0.0.1:" + endless.getLocalPort());
      CompletableFuture<Socket> begun =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  Socket socket = endless.accept();
                  String head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
                  socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                  return socket;
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      assertThatThrownBy(() -> new Fetching(address, Duration.ofMillis(300)).get(address))
          .hasMessageContaining("takes too long");
      begun.join().close();
    }
  }
}
