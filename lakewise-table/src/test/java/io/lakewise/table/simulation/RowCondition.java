package io.lakewise.table.simulation;

import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.And;
import io.lakewise.table.predicate.Predicate.Comparison;
import io.lakewise.table.predicate.Predicate.In;
import java.util.Map;

/** Conditions on rows of whole numbers, with SQL's three values. */
final class RowCondition {

  private RowCondition() {}

  /** True, false or null. */
  static Boolean test(Predicate predicate, Map<String, Object> row) {
    if (predicate instanceof And and) {
      boolean unknown = false;
      for (Predicate child : and.children()) {
        Boolean value = test(child, row);
        if (Boolean.FALSE.equals(value)) {
          return false;
        }
        unknown |= value == null;
      }
      return unknown ? null : true;
    }
    if (predicate instanceof In in) {
      Object value = row.get(in.column().path().get(0));
      return value == null
          ? null
          : (Boolean) in.values().stream().anyMatch(literal -> literal.value().equals(value));
    }
    if (predicate instanceof Comparison comparison) {
      return compare(comparison, (Long) row.get(comparison.column().path().get(0)));
    }
    throw new IllegalArgumentException(predicate.toString());
  }

  private static Boolean compare(Comparison comparison, Long value) {
    if (value == null) {
      return null;
    }
    int order = value.compareTo((Long) comparison.value().value());
    return switch (comparison.operator()) {
      case EQUAL, NOT_DISTINCT -> order == 0;
      case NOT_EQUAL, DISTINCT -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }
}
