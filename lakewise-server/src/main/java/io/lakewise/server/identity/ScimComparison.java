package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** How a value of a resource compares with one of a filter (RFC 7644, table 3). */
final class ScimComparison {

  private ScimComparison() {}

  /**
   * Whether values stand to another as an operator says.
   *
   * @param exact whether texts differ by case
   * @throws ScimException ({@code invalidFilter}) if there is no such operator for the value
   */
  static Predicate<JsonNode> of(String operator, JsonNode wanted, boolean exact) {
    return switch (operator) {
      case "eq" -> found -> text(found, exact).equals(text(wanted, exact));
      case "co" -> {
        String part = part(operator, wanted, exact);
        yield found -> text(found, exact).contains(part);
      }
      case "sw" -> {
        String part = part(operator, wanted, exact);
        yield found -> text(found, exact).startsWith(part);
      }
      case "ew" -> {
        String part = part(operator, wanted, exact);
        yield found -> text(found, exact).endsWith(part);
      }
      case "gt" -> ordered(operator, wanted, exact, sign -> sign > 0);
      case "ge" -> ordered(operator, wanted, exact, sign -> sign >= 0);
      case "lt" -> ordered(operator, wanted, exact, sign -> sign < 0);
      case "le" -> ordered(operator, wanted, exact, sign -> sign <= 0);
      default -> throw ScimException.filter("there is no operator '" + operator + "'");
    };
  }

  /** Times as times, numbers as numbers, all else as text; neither true nor null has an order. */
  private static Predicate<JsonNode> ordered(
      String operator, JsonNode wanted, boolean exact, IntPredicate sign) {
    if (!wanted.isTextual() && !wanted.isNumber()) {
      throw ScimException.filter("'" + operator + "' needs a text, a time or a number");
    }
    Optional<OffsetDateTime> time = time(wanted);
    return found -> {
      Optional<OffsetDateTime> other = time.isPresent() ? time(found) : Optional.empty();
      if (other.isPresent()) {
        return sign.test(other.get().toInstant().compareTo(time.get().toInstant()));
      }
      return found.isNumber() && wanted.isNumber()
          ? sign.test(found.decimalValue().compareTo(wanted.decimalValue()))
          : !found.isBoolean() && sign.test(text(found, exact).compareTo(text(wanted, exact)));
    };
  }

  private static String part(String operator, JsonNode wanted, boolean exact) {
    if (!wanted.isTextual()) {
      throw ScimException.filter("'" + operator + "' needs a text");
    }
    return text(wanted, exact);
  }

  private static String text(JsonNode value, boolean exact) {
    return exact ? value.asText() : value.asText().toLowerCase(Locale.ROOT);
  }

  private static Optional<OffsetDateTime> time(JsonNode value) {
    try {
      return Optional.of(OffsetDateTime.parse(value.asText()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
