package io.lakewise.engine.statement;

import java.util.List;
import java.util.Optional;

/** A constraint in CREATE TABLE or ADD CONSTRAINT. */
public sealed interface TableConstraint {

  /** Its name, if given. */
  Optional<String> name();

  /**
   * {@code [CONSTRAINT name] CHECK (condition)}.
   *
   * @param name its name
   * @param condition the condition, without its parentheses
   */
  record Check(Optional<String> name, Fragment condition) implements TableConstraint {}

  /**
   * {@code [CONSTRAINT name] PRIMARY KEY (columns) [RELY]}; informational.
   *
   * @param name its name
   * @param columns the columns
   * @param rely whether queries may be planned as if it held
   */
  record PrimaryKey(Optional<String> name, List<String> columns, boolean rely)
      implements TableConstraint {}

  /**
   * {@code [CONSTRAINT name] UNIQUE (columns)}; informational.
   *
   * @param name its name
   * @param columns the columns
   */
  record Unique(Optional<String> name, List<String> columns) implements TableConstraint {}

  /**
   * {@code [CONSTRAINT name] FOREIGN KEY (columns) REFERENCES table [(columns)] [RELY]};
   * informational.
   *
   * @param name its name
   * @param columns the columns
   * @param parent the table referred to
   * @param parentColumns its columns; empty for its primary key
   * @param rely whether queries may be planned as if it held
   */
  record ForeignKey(
      Optional<String> name,
      List<String> columns,
      Name parent,
      List<String> parentColumns,
      boolean rely)
      implements TableConstraint {}
}
