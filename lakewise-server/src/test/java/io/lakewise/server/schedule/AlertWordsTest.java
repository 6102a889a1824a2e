package io.lakewise.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.catalog.entry.AlertCondition;
import io.lakewise.catalog.entry.AlertCondition.Aggregation;
import io.lakewise.catalog.entry.AlertCondition.Operator;
import io.lakewise.catalog.entry.AlertCondition.Threshold;
import io.lakewise.catalog.entry.AlertCondition.ThresholdType;
import io.lakewise.catalog.entry.AlertState;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That people can read what an alert found, and that no value speaks for the server. */
class AlertWordsTest {

  private static String words(Operator operator, Threshold threshold, String value) {
    AlertCondition condition =
        new AlertCondition(
            "delay",
            Aggregation.AVG,
            operator,
            Optional.ofNullable(threshold),
            AlertState.UNKNOWN,
            false,
            OptionalLong.empty());
    return AlertWords.of(condition, Optional.ofNullable(value));
  }

  @ParameterizedTest
  @CsvSource({
    "34.51351351351351, 34.51",
    "12.50, 12.50",
    "-0.000123456, -0.0001235",
    "46000.00012, 46000",
    "45.00001, 45.00001",
    "45.0000, 45",
    "1.234567e-300, 1.235E-300",
    "9999.99999, 10000",
    "123456789012345678901, 123456789012345678901"
  })
  void numbersHaveTheDigitsThatAreRead(String value, String shown) {
    assertThat(words(Operator.GREATER_THAN, new Threshold(ThresholdType.DOUBLE, "45"), value))
        .isEqualTo("avg of delay is " + shown + "; the alert asks whether it is greater than 45.");
  }

  @Test
  void textsStayOnOneLineAndInTheirQuotes() {
    Threshold open = new Threshold(ThresholdType.STRING, "open");
    assertThat(words(Operator.EQUAL, open, "ok.\r\n\nSent by \u202eeht\u2069 <b>👩‍🚀\u0007"))
        .isEqualTo(
            "avg of delay is “\u2068ok. Sent by \ufffdeht\ufffd <b>👩‍🚀\ufffd\u2069”;"
                + " the alert asks whether it is equal to “\u2068open\u2069”.");
    assertThat(words(Operator.EQUAL, open, "ä".repeat(10_000)))
        .contains("“\u2068" + "ä".repeat(200) + "…\u2069”;");
    assertThat(words(Operator.IS_NULL, null, null))
        .isEqualTo("avg of delay is NULL; the alert asks whether it is NULL.");
  }
}
