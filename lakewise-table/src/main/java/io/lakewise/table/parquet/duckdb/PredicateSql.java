package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Predicate;
import java.util.List;
import java.util.stream.Collectors;

/** Predicates in DuckDB's SQL, which compares as they do (NaN is the greatest number). */
final class PredicateSql {

  private final String relation;

  /**
   * @param relation the alias of the relation whose columns are meant
   */
  PredicateSql(String relation) {
    this.relation = relation;
  }

  String of(Predicate predicate) {
    if (predicate instanceof Predicate.And and) {
      return join(and.children(), " AND ", "true");
    }
    if (predicate instanceof Predicate.Or or) {
      return join(or.children(), " OR ", "false");
    }
    if (predicate instanceof Predicate.Not not) {
      return "(NOT " + of(not.child()) + ")";
    }
    if (predicate instanceof Predicate.Comparison comparison) {

      return "("
          + column(comparison.column())
          + operator(comparison.operator())
          + Literals.of(comparison.value())
          + ")";
    }
    if (predicate instanceof Predicate.In in) {

      String values = in.values().stream().map(Literals::of).collect(Collectors.joining(", "));
      return in.values().isEmpty()
          ? "(" + column(in.column()) + " IS NULL AND NULL)"
          : "(" + column(in.column()) + " IN (" + values + "))";
    }
    if (predicate instanceof Predicate.IsNull isNull) {
      return "(" + column(isNull.column()) + " IS NULL)";
    }
    if (predicate instanceof Predicate.IsNotNull isNotNull) {
      return "(" + column(isNotNull.column()) + " IS NOT NULL)";
    }
    if (predicate instanceof Predicate.StartsWith starts) {

      return "starts_with(" + column(starts.column()) + ", " + Literals.text(starts.prefix()) + ")";
    }
    throw new IllegalArgumentException("cannot be evaluated on rows: " + predicate);
  }

  private String join(List<Predicate> children, String operator, String empty) {
    return children.isEmpty()
        ? empty
        : children.stream().map(this::of).collect(Collectors.joining(operator, "(", ")"));
  }

  private String column(Column column) {
    return relation
        + column.path().stream().map(Identifiers::quote).collect(Collectors.joining(".", ".", ""));
  }

  private static String operator(Predicate.Operator operator) {
    return switch (operator) {
      case EQUAL -> " = ";
      case NOT_EQUAL -> " <> ";
      case LESS -> " < ";
      case LESS_OR_EQUAL -> " <= ";
      case GREATER -> " > ";
      case GREATER_OR_EQUAL -> " >= ";
      case NOT_DISTINCT -> " IS NOT DISTINCT FROM ";
      case DISTINCT -> " IS DISTINCT FROM ";
    };
  }
}
