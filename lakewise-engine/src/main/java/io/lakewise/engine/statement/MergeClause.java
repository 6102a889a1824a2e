package io.lakewise.engine.statement;

import java.util.List;
import java.util.Optional;

/**
 * {@code WHEN … THEN …}.
 *
 * @param match which rows
 * @param condition AND
 * @param action what happens to them
 */
public record MergeClause(Match match, Optional<Fragment> condition, Action action) {

  /** Which rows. */
  public enum Match {
    /** MATCHED. */
    MATCHED,
    /** NOT MATCHED [BY TARGET]: rows of the source alone. */
    NOT_MATCHED_BY_TARGET,
    /** NOT MATCHED BY SOURCE: rows of the target alone. */
    NOT_MATCHED_BY_SOURCE
  }

  /** What happens to them. */
  public sealed interface Action {}

  /** {@code UPDATE SET *}. */
  public record UpdateAll() implements Action {}

  /**
   * {@code UPDATE SET …}.
   *
   * @param assignments in order
   */
  public record Update(List<DataStatement.Assignment> assignments) implements Action {}

  /** {@code DELETE}. */
  public record Delete() implements Action {}

  /** {@code INSERT *}. */
  public record InsertAll() implements Action {}

  /**
   * {@code INSERT (columns) VALUES (values)}.
   *
   * @param columns the columns, perhaps empty
   * @param values as many expressions, perhaps DEFAULT
   */
  public record Insert(List<Name> columns, List<Fragment> values) implements Action {}
}
