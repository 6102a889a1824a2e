package io.lakewise.table.snapshot;

import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.snapshot.GeneratedRows.Cell;
import java.util.Arrays;
import java.util.List;

/** SQL's three-valued logic over one row, written as plainly as possible. */
final class RowLogic {

  private RowLogic() {}

  /** True, false, or null for unknown; what is opaque is unknown to it. */
  static Boolean holds(Predicate predicate, Cell[] row) {
    if (predicate instanceof Predicate.And and) {
      return all(and.children(), row);
    }
    if (predicate instanceof Predicate.Or or) {
      Boolean none = all(or.children().stream().<Predicate>map(Predicate.Not::new).toList(), row);
      return none == null ? null : Boolean.valueOf(!none);
    }
    if (predicate instanceof Predicate.Not not) {
      Boolean child = holds(not.child(), row);
      return child == null ? null : Boolean.valueOf(!child);
    }
    if (predicate instanceof Predicate.IsNull isNull) {
      return value(isNull.column(), row) == null;
    }
    if (predicate instanceof Predicate.IsNotNull isNotNull) {
      return value(isNotNull.column(), row) != null;
    }
    if (predicate instanceof Predicate.Comparison comparison) {
      return compared(comparison, value(comparison.column(), row));
    }
    if (predicate instanceof Predicate.In in) {
      Object value = value(in.column(), row);
      return value == null
          ? null
          : Boolean.valueOf(in.values().stream().anyMatch(one -> compare(value, one.value()) == 0));
    }
    if (predicate instanceof Predicate.StartsWith startsWith) {
      Object value = value(startsWith.column(), row);
      return value == null
          ? null
          : Boolean.valueOf(((String) value).startsWith(startsWith.prefix()));
    }
    return null;
  }

  private static Boolean all(List<Predicate> children, Cell[] row) {
    boolean unknown = false;
    for (Predicate child : children) {
      Boolean holds = holds(child, row);
      if (Boolean.FALSE.equals(holds)) {
        return false;
      }
      unknown |= holds == null;
    }
    return unknown ? null : Boolean.TRUE;
  }

  private static Boolean compared(Predicate.Comparison comparison, Object value) {
    switch (comparison.operator()) {
      case DISTINCT -> {
        return value == null || compare(value, comparison.value().value()) != 0;
      }
      case NOT_DISTINCT -> {
        return value != null && compare(value, comparison.value().value()) == 0;
      }
      default -> {}
    }
    if (value == null) {
      return null;
    }
    int order = compare(value, comparison.value().value());
    return switch (comparison.operator()) {
      case EQUAL, NOT_DISTINCT -> order == 0;
      case NOT_EQUAL, DISTINCT -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  /** Doubles with one zero and NaN last, strings by code points. */
  static int compare(Object left, Object right) {
    if (left instanceof Double number) {
      return Double.compare(number + 0.0, (Double) right + 0.0);
    }
    if (left instanceof Long number) {
      return Long.compare(number, (Long) right);
    }
    int[] ours = ((String) left).codePoints().toArray();
    int[] theirs = ((String) right).codePoints().toArray();
    return Arrays.compare(ours, theirs);
  }

  private static Object value(Column column, Cell[] row) {
    return row[GeneratedRows.COLUMNS.indexOf(column.path().get(0))].value();
  }
}
