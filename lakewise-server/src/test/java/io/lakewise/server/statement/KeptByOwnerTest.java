package io.lakewise.server.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.session.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose sessions stay when there are many. */
class KeptByOwnerTest {

  private static final Principal ONE = new Principal("one", false);
  private static final Principal TWO = new Principal("two", false);

  private Instant now = Instant.EPOCH;
  private final KeptByOwner<long[]> sessions =
      new KeptByOwner<>(() -> now, session -> session[0], 4);
  private int opened;

  private String open(Principal owner, long bytes) {
    String id = "s" + opened++;
    sessions.put(owner, id, new long[] {bytes});
    return id;
  }

  private String open(Principal owner) {
    return open(owner, 0);
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
      assertThat(sessions.remove(other, id)).isFalse();
    }
    now = now.plus(Duration.ofHours(8));
    assertThat(sessions.find(ONE, id)).isPresent();
    now = now.plus(Duration.ofHours(8)).plusSeconds(1);
    assertThat(sessions.find(ONE, id)).isEmpty();
    assertThat(sessions.remove(ONE, id)).isFalse();
  }

  @Test
  void whoseRememberTooMuchLosesHisOldest() {
    String others = open(TWO, 60 << 20);
    String first = open(ONE, 40 << 20);
    String second = open(ONE, 10 << 20);
    String third = open(ONE, 60 << 20);
    assertThat(sessions.find(ONE, third)).isPresent();
    assertThat(List.of(first, second)).allMatch(id -> sessions.find(ONE, id).isEmpty());
    assertThat(sessions.find(TWO, others)).isPresent();
  }
}
