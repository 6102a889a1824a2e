package io.lakewise.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.TestLake;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is nested so deep that DuckDB would end the process is refused, and nothing much below. */
class NestingTest {

  @TempDir private Path folder;

  static Stream<Arguments> shapes() {
    return Stream.of(
        shape("queries in WITH", 120, NestingTest::chain),
        shape("the same read twice", 25, NestingTest::doubled),
        shape("joins", 150, n -> "select 1 from range(1) t" + " cross join range(1)".repeat(n)),
        shape("tables", 150, n -> "select 1 from range(1) t" + ", range(1)".repeat(n)),
        shape("set operations", 100, n -> "select 1" + " except select 1".repeat(n)),
        shape("sums", 400, n -> "select 1" + "+1".repeat(n)),
        shape("negations", 400, n -> "select " + "not ".repeat(n) + "true"),
        shape("slices", 400, n -> "select [1]" + "[1:1]".repeat(n)),
        shape("methods", 400, n -> "select 'a'" + ".upper()".repeat(n)),
        shape("casts", 200, n -> "select 1" + "::int::bigint".repeat(n)),
        shape("brackets", 300, n -> "select " + "(".repeat(n) + "1" + ")".repeat(n)),
        shape("lists", 250, n -> "select " + "[".repeat(n) + "1" + "]".repeat(n)),
        shape("subqueries", 200, n -> "select 1 from " + nested(n, "(select 1 from ", "range(1)")),
        shape("values", 100, n -> "select " + nested(n, "(select ", "1")),
        shape("conditions", 4_000, n -> "select 1 where 1 = 1" + " and 1 = 1".repeat(n)),
        shape("unions", 500, n -> "select 1" + " union all select 1".repeat(n)));
  }

  private static Arguments shape(String name, int works, IntFunction<String> statement) {
    return Arguments.of(name, works, statement);
  }

  private static String nested(int times, String open, String inner) {
    return open.repeat(times) + inner + ")".repeat(times);
  }

  private static String chain(int length) {
    return IntStream.range(1, length)
        .mapToObj(i -> "a" + i + " as (select * from a" + (i - 1) + ")")
        .collect(Collectors.joining(", ", "with a0 as (select 1), ", " from a" + (length - 1)));
  }

  private static String doubled(int length) {
    return IntStream.range(1, length)
        .mapToObj(i -> "a%d as (select x.* from a%d x, a%d y)".formatted(i, i - 1, i - 1))
        .collect(Collectors.joining(", ", "with a0 as (select 1), ", " from a" + (length - 1)));
  }

  /** DuckDB's time grows with the square of them, and nothing interrupts it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1 where %s",
        "select 1 from range(1) r join range(1) s on %s",
        "select 1 where not (%s)",
        "select sum(range) filter (where 1 = 2 or (%s)) from range(3)"
      })
  void moreConditionsThanCanBePlannedAreRefused(String statement) throws Exception {
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      String half = "(1 = 1" + " and 1 = 1".repeat(2_500) + ")";
      assertThatThrownBy(() -> lake.sql(statement.formatted(half + " and " + half)))
          .isInstanceOf(LakewiseException.class)
          .hasMessageContaining("More than 5000 conditions stand in ANDs");
    }
  }

  @Test
  void moreAlternativesThanCanBePlannedAreRefusedAndAListOfThemIsNot() throws Exception {
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      String alternatives =
          IntStream.rangeClosed(0, 1_000)
              .mapToObj(i -> "(i = " + i + " and j = " + i + ")")
              .collect(Collectors.joining(" or "));
      String from = "select count(*) from (select 7 as i, 7 as j from range(3)) where ";
      assertThatThrownBy(() -> lake.sql(from + alternatives))
          .isInstanceOf(LakewiseException.class)
          .hasMessageContaining("More than 1000 ANDs stand in ORs");
      String list =
          IntStream.rangeClosed(0, 5_000)
              .mapToObj(i -> "(" + i + ", " + i + ")")
              .collect(Collectors.joining(", "));
      assertThat(lake.value(from + "(i, j) in (" + list + ")")).isEqualTo(3L);
    }
  }

  @Test
  void whatSeveralPartsAddUpToIsRefused() throws Exception {
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      String ands = "select 1 where 1 = 1" + " and 1 = 1".repeat(3_000);
      assertThatThrownBy(() -> lake.sql(String.join(" except ", ands, ands, ands)))
          .isInstanceOf(LakewiseException.class)
          .hasMessageContaining("conditions stand in ANDs");
      assertThatThrownBy(() -> lake.sql("select 1" + " union all select 1".repeat(5_000)))
          .isInstanceOf(LakewiseException.class)
          .hasMessageContaining("More than 5000 queries stand in UNIONs");
    }
  }

  /** On a thread of 1 MB, as callers of the engine have it. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void whatIsUsualWorksAndWhatIsTooDeepIsRefused(
      String name, int works, IntFunction<String> statement) throws Exception {
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      assertThat(lake.sql(statement.apply(works))).hasSizeLessThanOrEqualTo(works + 1);
      for (int times : new int[] {2, 5, 20}) {
        if (works < 4_000 && !name.equals("unions") && !name.startsWith("the same")) {
          String deep = statement.apply(works * times);
          assertThatThrownBy(() -> lake.sql(deep))
              .isInstanceOf(LakewiseException.class)
              .hasMessageMatching("(?s).*(nested|depth).*");
        }
      }
      assertThat(lake.sql("select 1")).hasSize(1);
    }
  }

  @Test
  void aQueryInWithWeighsWhereItIsRead() {
    assertThat(StackLoad.MOST / StackLoad.COMMON_TABLE).isBetween(120, 180);
  }
}
