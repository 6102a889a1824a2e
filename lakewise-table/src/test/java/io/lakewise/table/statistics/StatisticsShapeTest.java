package io.lakewise.table.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatisticsShapeTest {

  private static final List<String> VALUES =
      List.of(
          "1",
          "-20.5e3",
          "\"a\"",
          "\"\"",
          "null",
          "true",
          "\"é😀, }\"",
          "\"q\\\"\"",
          "[1,\"]\"]",
          " 7",
          "7 ",
          "",
          "{}",
          "\"\\u0000\"",
          "\"\0\"",
          "x:y");
  private static final List<String> NAMES = List.of("a", "b c", "é", "n\\\"q", "a,b");

  private final Random random = new Random(4711);

  @Test
  void splittingByAShapeFindsWhatLookingCloselyFinds() {
    int found = 0;
    for (int round = 0; round < 20_000; round++) {
      String text = statistics();
      StatisticsShape shape = StatisticsShape.of(SplitStatistics.of(statistics(text)).shape());
      String before = "path-" + round;
      byte[] bytes = (before + text).getBytes(StandardCharsets.UTF_8);
      byte[] values = new byte[bytes.length];
      int length = shape.split(bytes, before.length(), values);
      if (length >= 0) {
        found++;
        SplitStatistics split = SplitStatistics.of(text);
        String same = new String(values, 0, length, StandardCharsets.UTF_8);
        assertThat(same).as(text).isEqualTo(split.values());
        assertThat(shape.join(same)).isEqualTo(text);
      }
    }
    assertThat(found).isBetween(2_000, 19_000);
  }

  @Test
  void otherStatisticsAreNotOfAShape() {
    StatisticsShape shape = StatisticsShape.of(SplitStatistics.of("{\"a\":1,\"b\":2}").shape());
    for (String other :
        List.of(
            "{\"a\":1,\"b\":2,\"c\":3}",
            "{\"a\":1}",
            "{\"a\":1,\"b\":2} ",
            "{\"a\":1,\"b\":",
            "",
            "{\"a\":\"x\\\",\"b\":2}")) {
      assertThat(shape.split(other.getBytes(StandardCharsets.UTF_8), 0, new byte[99])).isNegative();
    }
  }

  private String statistics() {
    StringBuilder text = new StringBuilder("{");
    int members = random.nextInt(4);
    for (int member = 0; member < members; member++) {
      text.append(member == 0 ? "" : ",").append('"').append(NAMES.get(member)).append("\":");
      boolean usual = random.nextInt(3) > 0;
      text.append(VALUES.get(random.nextInt(usual ? 7 : VALUES.size())));
    }
    return text.append('}').toString();
  }

  /** The same, or now and then others. */
  private String statistics(String text) {
    return random.nextInt(5) == 0 ? statistics() : text.replace("\"a\":1", "\"a\":999");
  }

  @Test
  void valuesAreReadWhereTheyLie() {
    byte[] texts = "xx12\0-5\0\"a\"\0null\0\"b\\\"\"\0\0001e3\0".getBytes(StandardCharsets.UTF_8);
    StatisticsValues values = new StatisticsValues();
    values.move(texts, 2, 7);
    assertThat(List.of(values.digits(0), values.digits(1))).containsExactly(12L, -5L);
    for (int slot : new int[] {-1, 2, 3, 4, 5, 6}) {
      assertThat(values.digits(slot)).isEqualTo(StatisticsValues.UNKNOWN);
    }
    assertThat(Arrays.asList(values.text(-1), values.text(2), values.text(3), values.text(4)))
        .containsExactly(null, "a", null, "b\"");
    assertThat(new String(values.utf8(2), StandardCharsets.UTF_8)).isEqualTo("a");
    assertThat(new String(values.utf8(4), StandardCharsets.UTF_8)).isEqualTo("b\"");
    assertThat(values.utf8(3)).isNull();
  }
}
