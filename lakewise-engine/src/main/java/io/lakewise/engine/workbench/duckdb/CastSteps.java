package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.duckdb.ValueReader.Value;
import io.lakewise.engine.workbench.range.CalendarSteps;
import io.lakewise.engine.workbench.range.ExactSteps;
import io.lakewise.engine.workbench.range.FloatingStep;
import io.lakewise.engine.workbench.range.NearestStep;
import io.lakewise.engine.workbench.range.ZoneSteps;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import java.math.RoundingMode;
import java.util.Optional;

/** The casts that are monotone; those that fail or yield null for some values are among them. */
final class CastSteps {

  /** The type of exact numbers whose digits are not known. */
  static final DataType NUMBER = new DecimalType(38, 0);

  private static final int EXACT_DIGITS = 15;

  private final ZoneSteps.Offsets zone;

  CastSteps(ZoneSteps.Offsets zone) {
    this.zone = zone;
  }

  static boolean isExactNumber(DataType type) {
    return type instanceof DecimalType || isWhole(type);
  }

  static boolean isWhole(DataType type) {
    return type == PrimitiveType.BYTE
        || type == PrimitiveType.SHORT
        || type == PrimitiveType.INTEGER
        || type == PrimitiveType.LONG;
  }

  static boolean isFloating(DataType type) {
    return type == PrimitiveType.DOUBLE || type == PrimitiveType.FLOAT;
  }

  /** The value cast to a type; empty if the cast is none of those. */
  Optional<Value> cast(Value value, DataType to) {
    DataType from = value.type();
    if (from.equals(to)) {
      return Optional.of(value.then(to, ExactSteps.same()));
    }
    if (isExactNumber(to)) {
      return toExact(value, to);
    }
    if (isFloating(to)) {
      return toFloating(value, to);
    }
    if (to == PrimitiveType.DATE) {
      return local(value).map(time -> time.then(to, CalendarSteps.day()));
    }
    if (to == PrimitiveType.TIMESTAMP_NTZ) {
      return local(value);
    }
    return to == PrimitiveType.TIMESTAMP && from != PrimitiveType.TIMESTAMP
        ? local(value).map(time -> time.then(to, ZoneSteps.fromLocal(zone)))
        : Optional.empty();
  }

  /** A date's midnight, or a time as the zone's clocks show it. */
  Optional<Value> local(Value value) {
    if (value.type() == PrimitiveType.TIMESTAMP_NTZ) {
      return Optional.of(value);
    }
    if (value.type() == PrimitiveType.DATE) {
      return Optional.of(value.then(PrimitiveType.TIMESTAMP_NTZ, CalendarSteps.midnight()));
    }
    return value.type() == PrimitiveType.TIMESTAMP
        ? Optional.of(value.then(PrimitiveType.TIMESTAMP_NTZ, ZoneSteps.toLocal(zone)))
        : Optional.empty();
  }

  private static Optional<Value> toExact(Value value, DataType to) {
    DataType from = value.type();
    if (from == PrimitiveType.BOOLEAN) {
      return Optional.of(value.then(to, ExactSteps.same()));
    }
    if (isFloating(from)) {
      return isWhole(to)
          ? Optional.of(value.then(to, ExactSteps.rounded(0, RoundingMode.HALF_EVEN)))
          : Optional.empty();
    }
    return isExactNumber(from)
        ? Optional.of(value.then(to, ExactSteps.rounded(scale(to), RoundingMode.HALF_UP)))
        : Optional.empty();
  }

  private static int scale(DataType type) {
    return type instanceof DecimalType decimal ? decimal.scale() : 0;
  }

  private static Optional<Value> toFloating(Value value, DataType to) {
    DataType from = value.type();
    boolean single = to == PrimitiveType.FLOAT;
    if (isFloating(from)) {
      return Optional.of(
          value.then(to, single ? FloatingStep.rising(x -> (float) x) : ExactSteps.same()));
    }
    if (!isExactNumber(from)) {
      return Optional.empty();
    }
    boolean nearest =
        isWhole(from)
            || !single
                && from instanceof DecimalType decimal
                && decimal.precision() <= EXACT_DIGITS;
    return Optional.of(value.then(to, new NearestStep(single, nearest ? 0 : single ? 2 : 1)));
  }
}
