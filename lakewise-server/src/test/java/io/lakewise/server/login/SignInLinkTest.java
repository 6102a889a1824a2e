package io.lakewise.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SignInLinkTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final SignInLink link = new SignInLink(new SecureRandom(), now::get);

  @Test
  void nothingSignsInBeforeACodeIsIssued() {
    assertThat(link.redeem("")).isFalse();
  }

  @Test
  void aCodeEndsAfterAQuarterOfAnHour() {
    String code = link.issue();
    now.set(now.get().plus(Duration.ofMinutes(15)));
    assertThat(link.redeem(code)).isFalse();
    String next = link.issue();
    now.set(now.get().plus(Duration.ofMinutes(15)).minusNanos(1));
    assertThat(link.redeem(code)).isFalse();
    assertThat(link.redeem(next)).isTrue();
    assertThat(link.redeem(next)).isFalse();
  }
}
