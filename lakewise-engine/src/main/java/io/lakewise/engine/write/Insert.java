package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.PolicyErrors;
import io.lakewise.engine.error.WriteErrors;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.engine.statement.DataStatement.InsertMode;
import io.lakewise.engine.statement.DataStatement.PartitionValue;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** INSERT INTO, OVERWRITE, REPLACE WHERE and REPLACE USING. */
final class Insert {

  private final StatementContext statement;
  private final Target target;
  private final DataStatement.Insert insert;
  private final Writing writing;

  Insert(StatementContext statement, Target target, DataStatement.Insert insert) {
    this.statement = statement;
    this.target = target;
    this.insert = insert;
    this.writing = new Writing(statement, target, target.table().begin(target.snapshot()));
  }

  Result run() {
    insert.partition().forEach(this::checkPartition);
    Transaction transaction = writing.transaction();
    InsertSource source = InsertSource.of(statement, target, insert);
    Metadata table = target.metadata();
    if (insert.schemaEvolution()) {
      table = SchemaEvolution.evolved(table, source.given(), statement.lake().ids());
    }
    List<WrittenFile> files = write(source, table);
    long rows = files.stream().mapToLong(WrittenFile::rows).sum();
    Set<String> given =
        source.columns().stream().map(c -> c.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    Metadata advanced = IdentityValues.advanced(table, rows, given);
    if (!advanced.equals(target.metadata())) {
      transaction.metadata(advanced);
    }
    long removed = remove(files);
    boolean removes = !(insert.mode() instanceof InsertMode.Append);
    Operation operation = writing.counts().describeWrite(operation(), removes);
    Map<String, String> more =
        removed < 0 ? Map.of() : Map.of("num_deleted_rows", Long.toString(removed));
    return DataStatements.finish(
        "inserted",
        rows,
        target,
        transaction.commit(operation, statement.session().principal().id()),
        more);
  }

  private void checkPartition(PartitionValue value) {
    List<String> partitioned = target.metadata().partitionColumns();
    if (partitioned.stream().noneMatch(value.column()::equalsIgnoreCase)) {
      throw WriteErrors.notAPartitionColumn(target.label(), value.column(), partitioned);
    }
  }

  /**
   * Stages the new rows. Where rows leave by a condition from a table that keeps change data, the
   * new ones are change data as well, because readers then look at nothing else.
   */
  private List<WrittenFile> write(InsertSource source, Metadata table) {
    Insertion insertion = new Insertion(statement, target);
    insertion.trace(source, table, null);
    PreparedQuery prepared = insertion.prepare(source, writing.transaction());
    RowShape.Shaped rows = insertion.rows(source, prepared, table);
    if (insert.mode() instanceof InsertMode.ReplaceWhere where) {
      rows =
          rows.requiring(
              TargetQuery.text(where.condition()),
              WriteErrors.outsideReplaceWhere(where.condition().text()));
    }
    List<BoundTable> tables = prepared.tables();
    boolean using = insert.mode() instanceof InsertMode.ReplaceUsing;
    boolean changes = Writing.keepsChanges(table) && (using || leaving().isPresent());
    if (using || changes) {
      statement.work().materialize(TargetScope.SOURCE, rows.select(), tables);
      rows = rows.kept(TargetScope.SOURCE);
      tables = List.of();
    }
    if (changes) {
      writing.change("SELECT *, 'insert' AS _change_type FROM " + TargetScope.SOURCE, table);
    }
    return writing.add(rows, tables, table);
  }

  /** The condition on rows that leave, if one is said, in DuckDB's spelling. */
  private Optional<String> leaving() {
    if (insert.mode() instanceof InsertMode.ReplaceWhere where) {
      return Optional.of(TargetQuery.text(where.condition()));
    }
    StringJoiner condition = new StringJoiner(" AND ");
    if (insert.mode() instanceof InsertMode.Overwrite) {
      for (PartitionValue value : insert.partition()) {
        value
            .value()
            .ifPresent(
                constant ->
                    condition.add(
                        "("
                            + Identifiers.quote(value.column())
                            + " IS NOT DISTINCT FROM "
                            + TargetQuery.text(constant)
                            + ")"));
      }
    }
    return condition.length() == 0 ? Optional.empty() : Optional.of(condition.toString());
  }

  /** What leaves the table for the new rows; answers the number of rows, or -1. */
  private long remove(List<WrittenFile> files) {
    Deletion deletion = new Deletion(statement, target, writing);
    if (insert.mode() instanceof InsertMode.ReplaceUsing using) {
      String condition = new SharedValues(statement, target).condition(using.columns());
      return deletion.where(Optional.empty(), condition);
    }
    Optional<String> leaving = leaving();
    if (leaving.isPresent()) {
      return deletion.where(Optional.empty(), leaving.get());
    }
    if (insert.mode() instanceof InsertMode.Append) {
      return -1;
    }
    return insert.partition().isEmpty() ? deletion.all() : overwritePartitions(files);
  }

  private long overwritePartitions(List<WrittenFile> files) {
    if (statement.policies().hideRows(target)) {
      throw PolicyErrors.refused(
          "INSERT OVERWRITE of whichever partitions have new rows",
          target.label(),
          "say which with PARTITION (column = value), or REPLACE WHERE");
    }
    Set<Map<String, String>> written = new HashSet<>();
    files.forEach(file -> written.add(file.partitionValues()));
    List<AddFile> leaving =
        target.snapshot().files().all().stream()
            .filter(file -> written.contains(file.partitionValues()))
            .toList();
    writing.transaction().readWholeTable();
    writing.remove(leaving);
    return LiveRows.count(leaving);
  }

  private Operation operation() {
    String mode = insert.mode() instanceof InsertMode.Append ? "Append" : "Overwrite";
    Operation operation =
        Operation.of("WRITE")
            .parameter("mode", mode)
            .parameter("partitionBy", target.metadata().partitionColumns());
    if (insert.mode() instanceof InsertMode.ReplaceWhere where) {
      return operation.parameter("predicate", where.condition().text());
    }
    if (insert.mode() instanceof InsertMode.ReplaceUsing using) {
      return operation.parameter("replaceUsing", using.columns());
    }
    return operation;
  }
}
