package io.lakewise.engine.statement;

import java.util.List;

/**
 * {@code CLUSTER BY (columns) | AUTO | NONE}.
 *
 * @param kind what was said
 * @param columns for COLUMNS the columns, nested ones with several parts; otherwise empty
 */
public record Clustering(Kind kind, List<Name> columns) {
  /** What was said. */
  public enum Kind {
    /** By these columns. */
    COLUMNS,
    /** By columns that the optimizer chooses. */
    AUTO,
    /** Not at all. */
    NONE
  }
}
