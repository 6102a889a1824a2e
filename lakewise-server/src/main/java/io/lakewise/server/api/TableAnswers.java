package io.lakewise.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is answered about tables. */
final class TableAnswers {

  private TableAnswers() {}

  /** A table or view in a list. */
  record TableSummary(
      String catalog,
      String schema,
      String name,
      String kind,
      String owner,
      Optional<String> comment,
      Instant createdAt) {}

  /** A page of tables and views. */
  record TableList(List<TableSummary> tables, Optional<String> nextPageToken) {}

  /** A column. */
  record Column(String name, String type, boolean nullable, Optional<String> comment) {}

  /** A table at a version, or a view, which has neither columns nor files here. */
  record Table(
      String id,
      String catalog,
      String schema,
      String name,
      String kind,
      String owner,
      Optional<String> comment,
      Instant createdAt,
      Optional<Long> version,
      Optional<Instant> modifiedAt,
      List<Column> columns,
      List<String> partitionColumns,
      Map<String, String> properties,
      Optional<Long> files,
      Optional<Long> bytes,
      Optional<String> definition) {}

  /** A version in a history. */
  record Version(
      long version,
      Instant timestamp,
      Optional<String> user,
      Optional<String> operation,
      Map<String, String> metrics) {}

  /** A page of versions, the newest first. */
  record History(List<Version> versions, Optional<String> nextPageToken) {}

  /** A column of which the type, or whether it may be null, is another. */
  record ChangedColumn(Column before, Column after) {}

  /** How two versions differ, by what the log says. */
  record Difference(
      long from,
      long to,
      List<Column> columnsAdded,
      List<Column> columnsRemoved,
      List<ChangedColumn> columnsChanged,
      Optional<Long> rowsBefore,
      Optional<Long> rowsAfter,
      long bytesBefore,
      long bytesAfter,
      long filesAdded,
      long filesRemoved,
      long filesKept) {}

  /**
   * A row that changed.
   *
   * @param change {@code insert}, {@code delete}, or of an update {@code update_preimage} and
   *     {@code update_postimage}
   * @param values by column, as texts; without those that are null
   */
  record ChangedRow(String change, long version, Map<String, String> values) {}

  /** A page of the rows that changed. */
  record Changes(long from, long to, List<ChangedRow> rows, Optional<String> nextPageToken) {}

  /** How many rows became what, of all that changed. */
  record ChangeCounts(long from, long to, long added, long removed, long changed) {}

  /**
   * What a column holds.
   *
   * @param distinctCount about how many different values
   * @param least its beginning, if it is long; empty where nothing is least
   */
  record ColumnProfile(
      String column,
      long nullCount,
      Optional<Long> distinctCount,
      Optional<String> least,
      Optional<String> greatest) {}

  /** What the rows of a version hold, as the caller sees them. */
  record Profile(long version, long rows, List<ColumnProfile> columns) {}

  /** What the log says of a column. */
  record ColumnStatistics(String column, Optional<Long> nullCount) {}

  /** What the log says of the rows of a version. */
  record Statistics(
      long version,
      long files,
      long bytes,
      Optional<Long> rows,
      long deletedRows,
      List<ColumnStatistics> columns) {}
}
