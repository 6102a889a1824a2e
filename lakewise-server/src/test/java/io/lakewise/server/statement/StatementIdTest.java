package io.lakewise.server.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatementIdTest {

  /** The example of RFC 9562, appendix A.6. */
  private static final Instant ASKED = Instant.ofEpochMilli(0x017F22E279B0L);

  @Test
  void isAUuidOfVersionSevenThatBeginsWithTheTime() {
    String id = StatementId.at(ASKED);
    assertThat(id).startsWith("017f22e2-79b0-7").isNotEqualTo(StatementId.at(ASKED));
    assertThat(UUID.fromString(id).version()).isEqualTo(7);
    assertThat(UUID.fromString(id).variant()).isEqualTo(2);
    assertThat(id).isLessThan(StatementId.at(ASKED.plusMillis(1)));
  }
}
