package io.lakewise.server.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whose turn it is. */
class StatementQueueTest {

  private final StatementQueue<String> queue = new StatementQueue<>();

  private void add(String... items) {
    for (String item : items) {
      queue.add(item, item.substring(0, 1), Priority.NORMAL);
    }
  }

  private List<String> all() {
    List<String> order = new ArrayList<>();
    while (queue.size() > 0) {
      order.add(queue.next().orElseThrow());
    }
    return order;
  }

  @Test
  void usersTakeTurnsHoweverManyOneHasBroughtBefore() {
    add("a1", "a2", "a3", "a4", "b1", "c1", "b2");
    assertThat(all()).containsExactly("a1", "b1", "c1", "a2", "b2", "a3", "a4");
  }

  @Test
  void whoHasTheLeastRunningIsFirst() {
    queue.began("a");
    queue.began("a");
    queue.began("b");
    add("a1", "b1");
    assertThat(queue.next()).contains("b1");
    add("b2");
    queue.ended("a");
    assertThat(queue.next()).contains("a1");
    assertThat(queue.next()).contains("b2");
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void aHigherPriorityIsBeforeAllOthers() {
    queue.add("a-low", "a", Priority.LOW);
    queue.add("b-normal", "b", Priority.NORMAL);
    queue.add("b-high", "b", Priority.HIGH);
    assertThat(all()).containsExactly("b-high", "b-normal", "a-low");
  }

  @Test
  void whatLeavesHasNoTurn() {
    add("a1", "a2", "b1");
    assertThat(queue.remove("a1")).isTrue();
    assertThat(queue.remove("a1")).isFalse();
    assertThat(queue.oldest()).contains("a2");
    assertThat(all()).containsExactly("a2", "b1");
  }

  @Test
  void whoseTurnWasLongestAgoIsFirstWhenAllHaveEnded() {
    add("a1", "a2", "a3", "b1", "b2");
    List<String> order = new ArrayList<>();
    while (queue.size() > 0) {
      String item = queue.next().orElseThrow();
      order.add(item);
      queue.ended(item.substring(0, 1));
    }
    assertThat(order).containsExactly("a1", "b1", "a2", "b2", "a3");
  }

  @Test
  void asManyOfEachRunWhileAllHaveSomethingToDo() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      queue.add("a" + i, "a", Priority.NORMAL);
      queue.add("b" + i, "b", Priority.NORMAL);
    }
    List<String> running = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      if (running.size() == 4) {
        queue.ended(running.remove(random.nextInt(4)));
      }
      running.add(queue.next().orElseThrow().substring(0, 1));
      long ofFirst = running.stream().filter("a"::equals).count();
      assertThat(Math.abs(running.size() - 2 * ofFirst)).as("seed " + seed).isLessThan(2);
    }
  }
}
