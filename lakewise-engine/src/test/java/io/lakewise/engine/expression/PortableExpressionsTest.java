package io.lakewise.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.expression.PortableExpressions.Use;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.engine.workbench.duckdb.EmbeddedWorkbench;
import io.lakewise.engine.workbench.duckdb.WorkbenchConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortableExpressionsTest {

  @TempDir static Path folder;
  private static ScheduledExecutorService timer;
  private static Workbench workbench;
  private static PortableExpressions expressions;

  @BeforeAll
  static void open() {
    timer = Executors.newScheduledThreadPool(1);
    workbench =
        new EmbeddedWorkbench(
            new WorkbenchConfiguration(
                1, 1L << 28, folder.resolve("staging"), folder.resolve("spill"), List.of()),
            timer);
    expressions = new PortableExpressions(workbench);
  }

  @AfterAll
  static void close() {
    workbench.close();
    timer.shutdownNow();
  }

  private static String stored(String expression) {
    return expressions.stored(new Fragment(expression, 0), Use.RULE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '~',
      textBlock =
          """
          a > 1 and not b is null or c in (1, 2) § ((a > 1) AND (NOT (b IS NULL))) OR (c IN (1, 2))
          d between 1 and 2.5                    § d BETWEEN 1 AND 2.5
          "my col" <> 'it''s'                    § `my col` <> 'it\\'s'
          a::varchar || 'x'                      § CAST(a AS STRING) || 'x'
          x = '\\d'                              § x = '\\\\d'
          case when a like 'x%' then 1 end = 1   § CASE WHEN (a LIKE 'x%') THEN 1 ELSE NULL END = 1
          d > date '2020-01-01'                  § d > CAST('2020-01-01' AS DATE)
          t < timestamp '2020-01-01 00:00:00'    § t < CAST('2020-01-01 00:00:00' AS TIMESTAMP_NTZ)
          t::timestamptz is not distinct from u  § CAST(t AS TIMESTAMP) <=> u
          extract(year from d) = 1               § year(d) = 1
          date_trunc('month', t) = t             § date_trunc('month', t) = t
          -a % 2 = b * c - 1                     § ((- a) % 2) = ((b * c) - 1)
          substr(x, 1, 2) = coalesce(y, nullif(z, 'q')) § substring(x, 1, 2) = coalesce(y, nullif(z, 'q'))
          s.a.b > 1.5e3                          § s.a.b > 1.5e3
          """)
  void storesSparksSpelling(String ours, String spark) {
    assertThat(stored(ours)).isEqualTo(spark);
    assertThat(stored(expressions.executable(spark))).isEqualTo(spark);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a / 2 > 1",
        "a // 2 > 1",
        "round(a, 1) = 1",
        "regexp_matches(a, 'x')",
        "concat(a, b) = 'x'",
        "dayofweek(d) = 1",
        "a in (select 1)",
        "a = now()",
        "a = random()",
        "substring(a, -2) = 'x'",
        "list_contains([1], a)",
        "a like b",
        "a like '50\\%'",
        "try_cast(a as int) = 1",
        "cast(a as hugeint) = 1",
        "sum(a) > 1",
        "row_number() over () = 1",
        "a ilike 'x'"
      })
  void refusesWhatSparkUnderstandsOtherwise(String expression) {
    assertThatThrownBy(() -> stored(expression))
        .hasMessageContaining(expression)
        .hasMessageContaining("does not mean the same in Spark");
  }

  @Test
  void valuesOfTheMomentAreForDefaultsAlone() {
    assertThat(expressions.stored(new Fragment("now()", 0), Use.DEFAULT))
        .isEqualTo("current_timestamp()");
    assertThat(expressions.stored(new Fragment("current_date", 0), Use.DEFAULT))
        .isEqualTo("current_date()");
    assertThat(expressions.executable("current_timestamp()")).isEqualTo("now()");
    assertThat(expressions.executable("CURRENT_DATE")).isEqualTo("current_date");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '~',
      textBlock =
          """
          `a b` == "x"                     § "a b" = 'x'
          concat(a, 'b') = 'ab'            § ("a" || 'b') = 'ab'
          CAST(ts AS DATE)                 § CAST("ts" AS DATE)
          cast(a as string) = 'x'          § CAST("a" AS VARCHAR) = 'x'
          ts >= TIMESTAMP '2020-01-01'     § "ts" >= CAST('2020-01-01' AS TIMESTAMP WITH TIME ZONE)
          CAST(timestamp AS TIMESTAMP_NTZ) § CAST("timestamp" AS TIMESTAMP)
          YEAR(timestamp)                  § year("timestamp")
          a <=> b                          § "a" IS NOT DISTINCT FROM "b"
          a = 'it\\'s'                     § "a" = 'it''s'
          """)
  void runsSparksSpelling(String spark, String ours) {
    assertThat(expressions.executable(spark)).isEqualTo(ours);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '~',
      textBlock =
          """
          date_format(d, 'yyyy-MM')  § date_format
          a / b > 1                  § /
          element_at(m, 'k') = 1     § element_at
          a rlike 'x'                § its spelling
          a = 'x' 'y'                § strings side by side
          """)
  void namesWhatCannotBeRun(String spark, String part) {
    assertThatThrownBy(() -> expressions.executable(spark))
        .hasMessageContaining(spark)
        .hasMessageContaining(part)
        .hasMessageContaining("only be read");
  }
}
