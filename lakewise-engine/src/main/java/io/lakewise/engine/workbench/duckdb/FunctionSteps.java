package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.workbench.duckdb.ValueReader.Value;
import io.lakewise.engine.workbench.range.CalendarSteps;
import io.lakewise.engine.workbench.range.ExactSteps;
import io.lakewise.engine.workbench.range.FloatingStep;
import io.lakewise.engine.workbench.range.Step;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.PrimitiveType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** The monotone functions of one value and constants. */
final class FunctionSteps {

  private static final long MICROS_PER_SECOND = 1_000_000;

  private final CastSteps casts;

  FunctionSteps(CastSteps casts) {
    this.casts = casts;
  }

  /** A function of a value alone. */
  Optional<Value> of(String name, Value value) {
    DataType type = value.type();
    if (name.equals("year")) {
      return casts
          .cast(value, PrimitiveType.DATE)
          .map(date -> date.then(PrimitiveType.LONG, CalendarSteps.year()));
    }
    if (CastSteps.isFloating(type)) {
      return switch (name) {
        case "-" -> Optional.of(value.then(type, FloatingStep.falling(x -> -x)));
        case "floor" -> Optional.of(value.then(type, FloatingStep.rising(Math::floor)));
        case "ceil", "ceiling" -> Optional.of(value.then(type, FloatingStep.rising(Math::ceil)));
        case "round" -> Optional.of(value.then(type, FloatingStep.rising(FunctionSteps::round)));
        default -> Optional.empty();
      };
    }
    if (!CastSteps.isExactNumber(type)) {
      return Optional.empty();
    }
    Step negated = ExactSteps.negated();
    return switch (name) {
      case "-" -> Optional.of(value.then(CastSteps.NUMBER, negated));
      case "floor" -> Optional.of(value.then(CastSteps.NUMBER, ExactSteps.floor()));
      case "round" ->
          Optional.of(value.then(CastSteps.NUMBER, ExactSteps.rounded(0, RoundingMode.HALF_UP)));
      case "ceil", "ceiling" ->
          Optional.of(value.then(CastSteps.NUMBER, negated, ExactSteps.floor(), negated));
      default -> Optional.empty();
    };
  }

  /** Halves are rounded away from zero. */
  private static double round(double value) {
    double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
    return Math.abs(value - whole) >= 0.5 ? whole + Math.signum(value) : whole;
  }

  /** A function of a value and a constant. */
  Optional<Value> of(String name, Value value, JsonNode constant) {
    DataType type = value.type();
    if (CastSteps.isExactNumber(type)) {
      return ConstantReader.number(constant).flatMap(number -> exact(name, value, number));
    }
    if (CastSteps.isFloating(type)) {
      return ConstantReader.read(constant, type)
          .map(literal -> (Double) literal.value())
          .filter(Double::isFinite)
          .flatMap(number -> floating(name, value, number));
    }
    if (name.equals("+") || name.equals("-")) {
      boolean minus = name.equals("-");
      return ConstantReader.interval(constant)
          .flatMap(interval -> later(value, minus ? interval.negated() : interval))
          .or(() -> type == PrimitiveType.DATE ? days(value, constant, minus) : Optional.empty());
    }
    return Optional.empty();
  }

  private static Optional<Value> exact(String name, Value value, BigDecimal number) {
    return switch (name) {
      case "+" -> Optional.of(value.then(CastSteps.NUMBER, ExactSteps.plus(number)));
      case "-" -> Optional.of(value.then(CastSteps.NUMBER, ExactSteps.plus(number.negate())));
      case "*" ->
          number.signum() == 0
              ? Optional.empty()
              : Optional.of(value.then(CastSteps.NUMBER, ExactSteps.times(number)));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> floating(String name, Value value, double number) {
    boolean single = value.type() == PrimitiveType.FLOAT;
    float small = (float) number;
    return switch (name) {
      case "+" -> rising(value, x -> single ? (float) x + small : x + number);
      case "-" -> rising(value, x -> single ? (float) x - small : x - number);
      case "*" -> scaled(value, number, x -> single ? (float) x * small : x * number);
      case "/" -> scaled(value, number, x -> single ? (float) x / small : x / number);
      default -> Optional.empty();
    };
  }

  private static Optional<Value> rising(Value value, DoubleUnaryOperator function) {
    return Optional.of(value.then(value.type(), FloatingStep.rising(function)));
  }

  private static Optional<Value> scaled(Value value, double by, DoubleUnaryOperator function) {
    if (by == 0) {
      return Optional.empty();
    }
    Step step = by > 0 ? FloatingStep.rising(function) : FloatingStep.falling(function);
    return Optional.of(value.then(value.type(), step));
  }

  /** A time with zone has days of different lengths. */
  private Optional<Value> later(Value value, ConstantReader.Interval interval) {
    boolean zoned = value.type() == PrimitiveType.TIMESTAMP;
    if (zoned && interval.days() != 0) {
      return Optional.empty();
    }
    Step step = ExactSteps.plus(BigDecimal.valueOf(interval.length()));
    return zoned
        ? Optional.of(value.then(value.type(), step))
        : casts.local(value).map(time -> time.then(time.type(), step));
  }

  private static Optional<Value> days(Value value, JsonNode constant, boolean minus) {
    Optional<Value> date =
        ConstantReader.number(constant)
            .map(
                days ->
                    value.then(PrimitiveType.DATE, ExactSteps.plus(minus ? days.negate() : days)));
    Optional<Literal> other =
        minus ? ConstantReader.read(constant, PrimitiveType.DATE) : Optional.empty();
    return date.or(
        () ->
            other.map(
                literal ->
                    value.then(
                        PrimitiveType.LONG,
                        ExactSteps.plus(BigDecimal.valueOf(-(Long) literal.value())))));
  }

  /** A function of a constant and a value. */
  Optional<Value> of(String name, JsonNode constant, Value value) {
    return switch (name) {
      case "+", "*" -> of(name, value, constant);
      case "-" ->
          CastSteps.isFloating(value.type()) || CastSteps.isExactNumber(value.type())
              ? of("-", value).flatMap(negated -> of("+", negated, constant))
              : Optional.empty();
      case "date_trunc" ->
          ConstantReader.read(constant, PrimitiveType.STRING)
              .flatMap(unit -> cut((String) unit.value(), value));
      case "date_part", "datepart" ->
          ConstantReader.read(constant, PrimitiveType.STRING)
              .filter(part -> part.value().equals("year"))
              .flatMap(part -> of("year", value));
      default -> Optional.empty();
    };
  }

  private Optional<Value> cut(String unit, Value value) {
    if (value.type() == PrimitiveType.TIMESTAMP) {
      return Optional.empty();
    }
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "year" -> begin(value, CalendarSteps.Unit.YEAR);
      case "quarter" -> begin(value, CalendarSteps.Unit.QUARTER);
      case "month" -> begin(value, CalendarSteps.Unit.MONTH);
      case "week" -> begin(value, CalendarSteps.Unit.WEEK);
      case "day" -> every(value, 86_400);
      case "hour" -> every(value, 3_600);
      case "minute" -> every(value, 60);
      case "second" -> every(value, 1);
      default -> Optional.empty();
    };
  }

  private Optional<Value> begin(Value value, CalendarSteps.Unit unit) {
    return casts
        .cast(value, PrimitiveType.DATE)
        .map(date -> date.then(PrimitiveType.DATE, CalendarSteps.begin(unit)))
        .flatMap(casts::local);
  }

  private Optional<Value> every(Value value, long seconds) {
    Step step = CalendarSteps.every(seconds * MICROS_PER_SECOND);
    return casts.local(value).map(time -> time.then(time.type(), step));
  }
}
