package io.lakewise.engine.statement;

import java.util.Optional;

/** DESCRIBE. */
public sealed interface DescribeStatement extends Statement {

  /**
   * {@code DESCRIBE [TABLE] [EXTENDED | FORMATTED] name [column]}.
   *
   * @param extended whether more than columns is shown
   * @param table a table or view
   * @param version AS OF
   * @param column only this column
   */
  record DescribeTable(
      boolean extended, Name table, Optional<TimeTravel> version, Optional<Name> column)
      implements DescribeStatement {}

  /**
   * {@code DESCRIBE HISTORY name [LIMIT n]}.
   *
   * @param table the table
   * @param limit how many versions, the newest first
   */
  record DescribeHistory(Name table, Optional<Long> limit) implements DescribeStatement {}

  /**
   * {@code DESCRIBE DETAIL name}.
   *
   * @param table the table
   */
  record DescribeDetail(Name table) implements DescribeStatement {}

  /**
   * {@code DESCRIBE SCHEMA [EXTENDED] name}.
   *
   * @param extended whether properties are shown
   * @param schema the schema
   */
  record DescribeSchema(boolean extended, Name schema) implements DescribeStatement {}

  /**
   * {@code DESCRIBE CATALOG [EXTENDED] name}.
   *
   * @param extended whether more is shown
   * @param catalog the catalog
   */
  record DescribeCatalog(boolean extended, Name catalog) implements DescribeStatement {}

  /**
   * {@code DESCRIBE FUNCTION [EXTENDED] name}.
   *
   * @param extended whether the body is shown
   * @param function the function
   */
  record DescribeFunction(boolean extended, Name function) implements DescribeStatement {}

  /**
   * {@code DESCRIBE VOLUME name}.
   *
   * @param volume the volume
   */
  record DescribeVolume(Name volume) implements DescribeStatement {}

  /**
   * {@code DESCRIBE EXTERNAL LOCATION name}.
   *
   * @param location the location
   */
  record DescribeLocation(String location) implements DescribeStatement {}

  /**
   * {@code DESCRIBE [QUERY] query}: the columns of its answer.
   *
   * @param query the query
   */
  record DescribeQuery(Fragment query) implements DescribeStatement {}
}
