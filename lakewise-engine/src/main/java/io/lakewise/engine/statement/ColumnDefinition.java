package io.lakewise.engine.statement;

import io.lakewise.table.type.DataType;
import java.util.Optional;

/**
 * A column in CREATE TABLE or ADD COLUMN.
 *
 * @param name the column; in ADD COLUMN nested ones have several parts
 * @param type its type
 * @param nullable false for NOT NULL and for PRIMARY KEY
 * @param defaultValue DEFAULT, an expression
 * @param generation GENERATED ALWAYS AS (expression), without its parentheses
 * @param identity GENERATED … AS IDENTITY
 * @param comment COMMENT
 * @param mask MASK function, what stands in the place of its values
 */
public record ColumnDefinition(
    Name name,
    DataType type,
    boolean nullable,
    Optional<Fragment> defaultValue,
    Optional<Fragment> generation,
    Optional<Identity> identity,
    Optional<String> comment,
    Optional<PolicyCall> mask) {

  /**
   * {@code GENERATED {ALWAYS | BY DEFAULT} AS IDENTITY (START WITH n INCREMENT BY n)}.
   *
   * @param always whether values cannot be given
   * @param start the first value, 1 if not said
   * @param increment the distance, 1 if not said
   */
  public record Identity(boolean always, long start, long increment) {}
}
