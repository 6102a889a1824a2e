package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.WriteErrors;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.QueryRunner;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.engine.statement.DataStatement.InsertMode;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** INSERT INTO, OVERWRITE and REPLACE WHERE. */
final class Insert {

  private final StatementContext statement;
  private final Target target;
  private final DataStatement.Insert insert;

  Insert(StatementContext statement, Target target, DataStatement.Insert insert) {
    this.statement = statement;
    this.target = target;
    this.insert = insert;
  }

  Result run() {
    Transaction transaction = target.table().begin(target.snapshot());
    BoundQuery query = bind();
    Metadata table = target.metadata();
    if (insert.schemaEvolution()) {
      table = SchemaEvolution.withColumns(table, newColumns(query));
    }
    Insertion insertion = new Insertion(statement, target);
    List<WrittenFile> files =
        insertion.stage(query, columns(), insert.byName(), table, check(), transaction);
    long rows = files.stream().mapToLong(WrittenFile::rows).sum();
    Set<String> given =
        insert.columns().stream().map(c -> c.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    Metadata advanced = IdentityValues.advanced(table, rows, given);
    if (!advanced.equals(target.metadata())) {
      transaction.metadata(advanced);
    }
    long removed = remove(files, transaction);
    files.forEach(transaction::add);
    Operation operation =
        operation()
            .metric("numFiles", files.size())
            .metric("numOutputRows", rows)
            .metric("numOutputBytes", files.stream().mapToLong(WrittenFile::size).sum());
    Map<String, String> more =
        removed < 0 ? Map.of() : Map.of("num_deleted_rows", Long.toString(removed));
    return DataStatements.finish(
        "inserted",
        rows,
        target,
        transaction.commit(operation, statement.session().principal().id()),
        more);
  }

  private BoundQuery bind() {
    String text = QueryText.rewrite(insert.query()).text();
    if (text.strip().equalsIgnoreCase("DEFAULT VALUES")) {
      throw WriteErrors.defaultValues(target.label());
    }
    return statement.binder().bind(text, statement.names());
  }

  private List<String> columns() {
    return insert.columns();
  }

  private Optional<Insertion.Check> check() {
    if (insert.mode() instanceof InsertMode.ReplaceWhere where) {
      return Optional.of(
          new Insertion.Check(
              TargetQuery.text(where.condition()),
              WriteErrors.outsideReplaceWhere(where.condition().text())));
    }
    return Optional.empty();
  }

  private List<WorkColumn> newColumns(BoundQuery query) {
    return new QueryRunner(statement.work())
        .plan(query).columns().stream()
            .filter(column -> target.metadata().schema().field(column.name()).isEmpty())
            .toList();
  }

  /** What leaves the table for the new rows; answers the number of rows, or -1. */
  private long remove(List<WrittenFile> files, Transaction transaction) {
    InsertMode mode = insert.mode();
    Deletion deletion = new Deletion(statement, target);
    if (mode instanceof InsertMode.ReplaceWhere where) {
      return deletion.delete(Optional.empty(), where.condition(), transaction);
    }
    if (mode instanceof InsertMode.Overwrite) {
      if (insert.partition().isEmpty()) {
        return deletion.all(transaction);
      }
      return overwritePartitions(files, transaction);
    }
    if (mode instanceof InsertMode.ReplaceUsing) {
      throw WriteErrors.replaceUsing();
    }
    return -1;
  }

  private long overwritePartitions(List<WrittenFile> files, Transaction transaction) {
    Set<Map<String, String>> written = new HashSet<>();
    files.forEach(file -> written.add(file.partitionValues()));
    List<AddFile> leaving =
        target.snapshot().files().all().stream()
            .filter(file -> written.contains(file.partitionValues()))
            .toList();
    transaction.readWholeTable();
    leaving.forEach(transaction::remove);
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
    return operation;
  }
}
