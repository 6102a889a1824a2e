package io.lakewise.engine.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {

  private static boolean matches(String pattern, String name) {
    return new LikePattern(Optional.of(pattern)).matches(name);
  }

  @ParameterizedTest
  @CsvSource({
    "*, x, true",
    "%, '', true",
    "'', '', true",
    "'', x, false",
    "my_table, my_table, true",
    "my_table, myXtable, false",
    "my.table, myXtable, true",
    "my.table, mytable, false",
    "MY*, my_table, true",
    "straße, STRAßE, true",
    "*le, my_table, true",
    "*le, my_tables, false",
    "m*t*e, my_table, true",
    "m*t*e, my_tab, false",
    "*ab*ab, xabab, true",
    "*ab*ab, xab, false",
    "a**b, ab, true",
    "ab*, ab, true",
    "a.*, a, false",
    "one | t*, two, true",
    "one | t*, three.four, true",
    "one | t*, four, false",
    "[a-z]+, x, false",
    "(x, (x, true",
    "., 😀, true",
  })
  void patterns(String pattern, String name, boolean expected) {
    assertThat(matches(pattern, name)).isEqualTo(expected);
  }

  @Test
  void noPatternIsEveryName() {
    assertThat(new LikePattern(Optional.empty()).matches("x")).isTrue();
  }

  /** With an expression that tries all ways this would not end in the life of the machine. */
  @Test
  void noPatternTakesLong() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> assertThat(matches("*a".repeat(60) + "b", "a".repeat(255))).isFalse());
  }
}
