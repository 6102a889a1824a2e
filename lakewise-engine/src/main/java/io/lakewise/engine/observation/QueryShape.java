package io.lakewise.engine.observation;

import java.util.List;

/**
 * What a query is made of, without its values.
 *
 * @param operators such as {@code SCAN}, {@code JOIN_LEFT}, {@code GROUP_BY}, sorted, repeated as
 *     often as they occur
 * @param predicates on columns of tables, sorted
 */
public record QueryShape(List<String> operators, List<PredicateShape> predicates) {

  /** Copies the lists. */
  public QueryShape {
    operators = List.copyOf(operators);
    predicates = List.copyOf(predicates);
  }

  /**
   * A condition on a column.
   *
   * @param table the one that has the column; null if several of the query have one of that name
   * @param column its name in the table
   * @param kind such as {@code EQUAL}, {@code LESS}, {@code IN}, {@code BETWEEN}, {@code LIKE}
   * @param operand what it is compared with: {@code CONSTANT}, {@code COLUMN}, {@code EXPRESSION}
   *     or {@code NOTHING}
   * @param bare whether the column stands alone; else it is inside an expression
   */
  public record PredicateShape(
      String table, String column, String kind, String operand, boolean bare) {

    @Override
    public String toString() {
      String where = table == null ? column : table + "." + column;
      return where + " " + kind + " " + operand + (bare ? "" : " INSIDE_EXPRESSION");
    }
  }
}
