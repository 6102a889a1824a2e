package io.lakewise.engine.statement;

import io.lakewise.table.type.DataType;
import java.util.List;
import java.util.Map;

/** What ALTER COLUMN does to a column. */
public sealed interface ColumnChange {

  /**
   * {@code [SET DATA] TYPE type}.
   *
   * @param type the new type
   */
  record SetType(DataType type) implements ColumnChange {}

  /** {@code SET NOT NULL}. */
  record SetNotNull() implements ColumnChange {}

  /** {@code DROP NOT NULL}. */
  record DropNotNull() implements ColumnChange {}

  /**
   * {@code SET DEFAULT expression}.
   *
   * @param value the expression
   */
  record SetDefault(Fragment value) implements ColumnChange {}

  /** {@code DROP DEFAULT}. */
  record DropDefault() implements ColumnChange {}

  /**
   * {@code COMMENT 'x'}.
   *
   * @param comment the comment
   */
  record SetComment(String comment) implements ColumnChange {}

  /**
   * {@code FIRST} or {@code AFTER column}.
   *
   * @param position where
   */
  record Move(TableChange.Position position) implements ColumnChange {}

  /** {@code SYNC IDENTITY}. */
  record SyncIdentity() implements ColumnChange {}

  /**
   * {@code SET TAGS (…)}.
   *
   * @param tags in order
   */
  record SetTags(Map<String, String> tags) implements ColumnChange {}

  /**
   * {@code UNSET TAGS (…)}.
   *
   * @param keys the tags
   */
  record UnsetTags(List<String> keys) implements ColumnChange {}

  /**
   * {@code SET MASK function [USING COLUMNS (…)]}.
   *
   * @param mask the function
   */
  record SetMask(PolicyCall mask) implements ColumnChange {}

  /** {@code DROP MASK}. */
  record DropMask() implements ColumnChange {}
}
