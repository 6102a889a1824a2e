package io.lakewise.table.predicate;

import java.io.Serializable;
import java.util.List;

/**
 * A condition on a row, with SQL's three values: a row is meant if it is true. NaN is greater than
 * every number and equal to itself.
 */
public sealed interface Predicate extends Serializable {

  /** True for every row. */
  Predicate ALWAYS = new And(List.of());

  /** True for no row. */
  Predicate NEVER = new Or(List.of());

  /** All are true. */
  record And(List<Predicate> children) implements Predicate {
    /** Copies the list. */
    public And {
      children = List.copyOf(children);
    }
  }

  /** One is true. */
  record Or(List<Predicate> children) implements Predicate {
    /** Copies the list. */
    public Or {
      children = List.copyOf(children);
    }
  }

  /** The child is false. */
  record Not(Predicate child) implements Predicate {}

  /** How two values compare. */
  enum Operator {
    /** {@code =} */
    EQUAL,
    /** {@code <>} */
    NOT_EQUAL,
    /** {@code <} */
    LESS,
    /** {@code <=} */
    LESS_OR_EQUAL,
    /** {@code >} */
    GREATER,
    /** {@code >=} */
    GREATER_OR_EQUAL,
    /** {@code IS NOT DISTINCT FROM}: never null */
    NOT_DISTINCT,
    /** {@code IS DISTINCT FROM}: never null */
    DISTINCT;

    /** The operator that is true where this one is false. */
    public Operator opposite() {
      return switch (this) {
        case EQUAL -> NOT_EQUAL;
        case NOT_EQUAL -> EQUAL;
        case LESS -> GREATER_OR_EQUAL;
        case LESS_OR_EQUAL -> GREATER;
        case GREATER -> LESS_OR_EQUAL;
        case GREATER_OR_EQUAL -> LESS;
        case NOT_DISTINCT -> DISTINCT;
        case DISTINCT -> NOT_DISTINCT;
      };
    }
  }

  /** A column against a constant. */
  record Comparison(Column column, Operator operator, Literal value) implements Predicate {}

  /** A column equals one of the constants. */
  record In(Column column, List<Literal> values) implements Predicate {
    /** Copies the list. */
    public In {
      values = List.copyOf(values);
    }
  }

  /** A column is null. */
  record IsNull(Column column) implements Predicate {}

  /** A column is not null. */
  record IsNotNull(Column column) implements Predicate {}

  /** A string column begins with a prefix. */
  record StartsWith(Column column, String prefix) implements Predicate {}

  /**
   * A condition that statistics cannot decide.
   *
   * @param text what it is, for a reader of EXPLAIN
   */
  record Opaque(String text) implements Predicate {}
}
