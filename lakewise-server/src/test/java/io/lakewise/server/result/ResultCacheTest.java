package io.lakewise.server.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.result.ResultKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultCacheTest {

  private static ResultKey key(int number) {
    return new ResultKey("query" + number, "UTC", List.of());
  }

  private static boolean has(ResultCache cache, int number) {
    return cache
        .find(
            key(number),
            () -> {
              throw new AssertionError();
            })
        .isPresent();
  }

  @Test
  void whatWasAskedForLongestAgoGivesWay() {
    ResultCache cache = new ResultCache(3100);
    for (int number = 0; number < 3; number++) {
      cache.keep(key(number), new byte[1000]);
    }
    assertThat(has(cache, 0)).isTrue();
    cache.keep(key(3), new byte[1000]);
    assertThat(has(cache, 1)).isFalse();
    assertThat(has(cache, 0)).isTrue();
    assertThat(has(cache, 2)).isTrue();
    assertThat(has(cache, 3)).isTrue();
    assertThat(cache.bytes()).isEqualTo(3 * (1000 + key(0).bytes()));
  }

  @Test
  void aResultThatIsKeptAgainIsCountedOnce() {
    ResultCache cache = new ResultCache(10_000);
    cache.keep(key(1), new byte[1000]);
    cache.keep(key(1), new byte[10]);
    assertThat(cache.bytes()).isEqualTo(10 + key(1).bytes());
  }

  @Test
  void largeResultsAreNotKept() {
    ResultCache cache = new ResultCache(100L << 20);
    cache.keep(key(1), new byte[ResultCache.LARGEST + 1]);
    new ResultCache(0).keep(key(1), new byte[1]);
    assertThat(cache.bytes()).isZero();
    assertThat(has(cache, 1)).isFalse();
    assertThat(has(new ResultCache(0), 1)).isFalse();
  }
}
