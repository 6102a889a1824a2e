package io.lakewise.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lakewise.catalog.entry.AlertCondition;
import io.lakewise.catalog.entry.AlertCondition.Aggregation;
import io.lakewise.catalog.entry.AlertCondition.Operator;
import io.lakewise.catalog.entry.AlertCondition.Threshold;
import io.lakewise.catalog.entry.AlertCondition.ThresholdType;
import io.lakewise.catalog.entry.AlertState;
import io.lakewise.catalog.entry.Cadence;
import io.lakewise.catalog.entry.Delivery;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.catalog.entry.ScheduleSubject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What alerts find, and when they tell it. */
class AlertEvaluationTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static AlertCondition condition(
      Aggregation aggregation, Operator operator, Threshold threshold, AlertState ifEmpty) {
    return new AlertCondition(
        "c",
        aggregation,
        operator,
        Optional.ofNullable(threshold),
        ifEmpty,
        false,
        OptionalLong.empty());
  }

  private static Threshold number(String value) {
    return new Threshold(ThresholdType.DOUBLE, value);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, 10",
    "SUM, 17.5",
    "COUNT, 4",
    "COUNT_DISTINCT, 3",
    "AVG, 4.375",
    "MEDIAN, 3",
    "MIN, 1.5",
    "MAX, 10",
    "STDDEV, 3.816"
  })
  void valuesAreAggregatedAsInSql(Aggregation aggregation, String expected) throws RunFailure {
    List<String> values = Arrays.asList("10", null, "1.5", "3.0", "3.0");
    AlertEvaluation found =
        AlertEvaluation.of(
            condition(aggregation, Operator.GREATER_THAN, number("1"), AlertState.OK), values);
    assertThat(found.state()).isEqualTo(AlertState.TRIGGERED);
    assertThat(Double.parseDouble(found.value().orElseThrow()))
        .isCloseTo(Double.parseDouble(expected), within(0.001));
  }

  @ParameterizedTest
  @CsvSource({
    "LESS_THAN, false, false, true",
    "LESS_THAN_OR_EQUAL, false, true, true",
    "GREATER_THAN, true, false, false",
    "GREATER_THAN_OR_EQUAL, true, true, false",
    "EQUAL, false, true, false",
    "NOT_EQUAL, true, false, true"
  })
  void operatorsCompareNumbersAsNumbers(Operator operator, boolean ten, boolean nine, boolean eight)
      throws RunFailure {
    AlertCondition condition =
        condition(Aggregation.NONE, operator, number("9"), AlertState.UNKNOWN);
    assertThat(triggered(condition, "10")).isEqualTo(ten);
    assertThat(triggered(condition, "9.00")).isEqualTo(nine);
    assertThat(triggered(condition, "8e0")).isEqualTo(eight);
    assertThat(triggered(condition, null)).as("NULL").isFalse();
  }

  private static boolean triggered(AlertCondition condition, String value) throws RunFailure {
    return AlertEvaluation.of(condition, Arrays.asList(value)).state() == AlertState.TRIGGERED;
  }

  @Test
  void textsTruthsNullAndNoRowsAreWhatTheConditionSays() throws RunFailure {
    Threshold red = new Threshold(ThresholdType.STRING, "red");
    assertThat(triggered(condition(Aggregation.NONE, Operator.EQUAL, red, AlertState.OK), "red"))
        .isTrue();
    Threshold truth = new Threshold(ThresholdType.BOOL, "true");
    assertThat(triggered(condition(Aggregation.NONE, Operator.EQUAL, truth, AlertState.OK), "true"))
        .isTrue();
    assertThat(triggered(condition(Aggregation.NONE, Operator.IS_NULL, null, AlertState.OK), null))
        .isTrue();
    assertThat(
            triggered(condition(Aggregation.NONE, Operator.IS_NOT_NULL, null, AlertState.OK), "x"))
        .isTrue();
    for (AlertState empty : AlertState.values()) {
      AlertCondition condition =
          condition(Aggregation.SUM, Operator.GREATER_THAN, number("1"), empty);
      assertThat(AlertEvaluation.of(condition, List.of()).state()).isEqualTo(empty);
    }
    assertThatThrownBy(
            () ->
                AlertEvaluation.of(
                    condition(Aggregation.SUM, Operator.EQUAL, number("1"), AlertState.OK),
                    List.of("x")))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("no number");
  }

  @Test
  void longTextsAreNoNumbersAndOnlyTheirBeginningsAreShown() throws RunFailure {
    String digits = "9".repeat(100_000);
    for (Aggregation aggregation : List.of(Aggregation.NONE, Aggregation.SUM, Aggregation.AVG)) {
      assertThatThrownBy(
              () ->
                  AlertEvaluation.of(
                      condition(aggregation, Operator.EQUAL, number("1"), AlertState.OK),
                      List.of(digits)))
          .isInstanceOf(RunFailure.class)
          .hasMessageContaining("no number");
    }
    AlertCondition any = condition(Aggregation.NONE, Operator.IS_NOT_NULL, null, AlertState.OK);
    assertThat(AlertEvaluation.of(any, List.of(digits)).value()).contains("9".repeat(1_000));
    assertThat(AlertEvaluation.of(any, List.of("a\0b")).value()).contains("a\ufffdb");
    String paired = "9".repeat(999) + "\ud83d\ude00";
    assertThat(AlertEvaluation.of(any, List.of(paired)).value()).contains("9".repeat(999));
    AlertCondition sum =
        condition(Aggregation.SUM, Operator.GREATER_THAN, number("1"), AlertState.OK);
    assertThat(AlertEvaluation.of(sum, List.of("1e308", "1e-308")).state())
        .as("more digits than a number may have")
        .isEqualTo(AlertState.TRIGGERED);
  }

  private static Schedule alert(
      AlertState state, Optional<Instant> told, boolean onOk, OptionalLong again) {
    return new Schedule(
        "a",
        "a",
        "ann",
        ScheduleSubject.query("q", 1),
        "",
        new Cadence("0 * * * * ?", "UTC", false),
        new Delivery(Set.of(), List.of("a@b.org"), Optional.empty(), Optional.empty()),
        Optional.of(
            new AlertCondition(
                "c",
                Aggregation.NONE,
                Operator.IS_NULL,
                Optional.empty(),
                AlertState.OK,
                onOk,
                again)),
        state,
        told,
        Optional.empty(),
        0,
        NOW);
  }

  @Test
  void changesAreToldOnceAndAgainIfThatIsWanted() {
    OptionalLong never = OptionalLong.empty();
    Optional<Instant> before = Optional.of(NOW.minusSeconds(60));
    Schedule fresh = alert(AlertState.UNKNOWN, Optional.empty(), false, never);
    assertThat(AlertNotice.isDue(fresh, AlertState.TRIGGERED, NOW)).isTrue();
    assertThat(AlertNotice.isDue(fresh, AlertState.OK, NOW)).isFalse();
    Schedule told = alert(AlertState.TRIGGERED, before, false, never);
    assertThat(AlertNotice.isDue(told, AlertState.TRIGGERED, NOW)).isFalse();
    assertThat(AlertNotice.isDue(told, AlertState.OK, NOW)).isFalse();
    Schedule untold = alert(AlertState.TRIGGERED, Optional.empty(), false, never);
    assertThat(AlertNotice.isDue(untold, AlertState.TRIGGERED, NOW)).as("nobody took it").isTrue();
    Schedule again = alert(AlertState.TRIGGERED, before, true, OptionalLong.of(60));
    assertThat(AlertNotice.isDue(again, AlertState.TRIGGERED, NOW)).isTrue();
    assertThat(AlertNotice.isDue(again, AlertState.TRIGGERED, NOW.minusSeconds(1))).isFalse();
    assertThat(AlertNotice.isDue(again, AlertState.OK, NOW)).isTrue();
    assertThat(AlertNotice.isDue(fresh, AlertState.UNKNOWN, NOW)).isFalse();
  }
}
