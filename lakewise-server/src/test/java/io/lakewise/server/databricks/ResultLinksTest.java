package io.lakewise.server.databricks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.server.answer.ApiException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ResultLinksTest {

  private Instant now = Instant.parse("2024-01-01T00:00:00Z");
  private final ResultLinks links = new ResultLinks(new SecureRandom(), () -> now);

  @Test
  void aLinkEndsAfterItsTime() {
    String path = links.path("s", 3, links.expiry());
    String expires = path.replaceAll(".*expires=(\\d+).*", "$1");
    String signature = path.replaceAll(".*signature=", "");
    now = now.plus(Duration.ofMinutes(15)).minusSeconds(1);
    assertThatCode(() -> links.check("s", 3, expires, signature)).doesNotThrowAnyException();
    now = now.plusSeconds(1);
    assertThatThrownBy(() -> links.check("s", 3, expires, signature))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("expired");
  }

  @Test
  void aLinkOfAnotherProcessIsNone() {
    ResultLinks others = new ResultLinks(new SecureRandom(), () -> now);
    String path = others.path("s", 3, others.expiry());
    assertThatThrownBy(
            () ->
                links.check(
                    "s",
                    3,
                    path.replaceAll(".*expires=(\\d+).*", "$1"),
                    path.replaceAll(".*signature=", "")))
        .hasMessageContaining("no link");
  }
}
