package io.lakewise.server.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.session.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Whose sessions stay when there are many. */
class OpenSessionsTest {

  private static final Principal ONE = new Principal("one", false);
  private static final Principal TWO = new Principal("two", false);

  private Instant now = Instant.EPOCH;
  private final OpenSessions sessions =
      new OpenSessions(new WaitingSessions(new CountDownLatch(0)), () -> now, 4);

  private String open(Principal caller) {
    return sessions.open(caller, "", Optional.empty(), Optional.empty(), Map.of()).id();
  }

  @Test
  void whoOpensManyLosesHisOwn() {
    String others = open(TWO);
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      many.add(open(ONE));
    }
    assertThat(sessions.find(TWO, others)).isPresent();
    assertThat(many.stream().filter(id -> sessions.find(ONE, id).isPresent()))
        .containsExactlyElementsOf(many.subList(6, 9));
  }

  @Test
  void whatWasUsedLastStays() {
    String first = open(ONE);
    String second = open(ONE);
    open(ONE);
    open(ONE);
    assertThat(sessions.find(ONE, first)).isPresent();
    open(ONE);
    assertThat(sessions.find(ONE, first)).isPresent();
    assertThat(sessions.find(ONE, second)).isEmpty();
  }

  @Test
  void nobodyReachesWhatIsAnothersOrWasNotUsedForLong() {
    String id = open(ONE);
    for (Principal other : List.of(TWO, new Principal("one", true), new Principal("a", true))) {
      assertThat(sessions.find(other, id)).isEmpty();
      assertThat(sessions.close(other, id)).isFalse();
    }
    now = now.plus(Duration.ofHours(8));
    assertThat(sessions.find(ONE, id)).isPresent();
    now = now.plus(Duration.ofHours(8)).plusSeconds(1);
    assertThat(sessions.find(ONE, id)).isEmpty();
    assertThat(sessions.close(ONE, id)).isFalse();
  }
}
