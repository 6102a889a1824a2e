package io.lakewise.engine.definition;

import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.QueryRunner;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.statement.TableStatement.CreateTable;
import io.lakewise.engine.statement.TableStatement.Creation;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.write.QueryRows;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.transaction.Committed;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** CREATE [OR REPLACE] TABLE [AS]. The name's row is written last. */
public final class TableCreation {

  private final StatementContext statement;

  /** Creates in the context of one statement. */
  public TableCreation(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs the statement. */
  public Result run(CreateTable create) {
    QualifiedName name = statement.names().qualify(create.table().parts());
    statement.catalog().schemas().require(statement.viewer(), name.schemaName());
    Optional<Relation> found = statement.catalog().relations().find(statement.viewer(), name);
    if (found.isPresent()) {
      if (create.creation() == Creation.IF_NOT_EXISTS) {
        return Results.done(found.get().name() + " exists already, nothing was done");
      }
      if (create.creation() == Creation.CREATE) {
        throw DefinitionErrors.exists(found.get().name().toString());
      }
      if (!(found.get() instanceof TableEntry entry)) {
        throw NameErrors.notATable(found.get().name().toString(), "REPLACE TABLE");
      }
      return replace(create, entry);
    }
    if (create.creation() == Creation.REPLACE) {
      throw DefinitionErrors.nothingToReplace(name.toString());
    }
    return create(create, name);
  }

  private Result create(CreateTable create, QualifiedName name) {
    UUID id = statement.lake().ids().get();
    String location =
        create
            .options()
            .location()
            .map(path -> statement.lake().layout().resolve(path))
            .orElseGet(() -> statement.lake().layout().managedLocation(id));
    Optional<BoundQuery> query = bind(create);
    Metadata metadata = new NewTable(statement, name, id).metadata(create, columns(create, query));
    DeltaTable table = statement.lake().tables().at(location);
    Transaction transaction = table.create(metadata);
    new NewTable(statement, name, id).prepare(create, transaction);
    Optional<Long> rows = query.map(q -> stage(q, transaction, null));
    Committed committed = commit(create, transaction, rows, "CREATE TABLE");
    statement
        .catalog()
        .tables()
        .create(
            statement.viewer(),
            new TableEntry(
                id,
                name,
                location,
                create.options().location().isEmpty(),
                statement.session().principal().id(),
                create.options().comment().orElse(null),
                statement.lake().clock().instant(),
                TableEntry.DELTA));
    return done("created", name, committed, rows);
  }

  private Result replace(CreateTable create, TableEntry entry) {
    DeltaTable table = statement.lake().tables().at(entry.location());
    Target target = new Target(entry, table, statement.names().latest(table));
    Optional<BoundQuery> query = bind(create);
    Metadata metadata =
        new NewTable(statement, entry.name(), entry.id()).metadata(create, columns(create, query));
    Transaction transaction = table.begin(target.snapshot());
    transaction.readWholeTable();
    target.snapshot().files().all().forEach(transaction::remove);
    transaction.metadata(metadata);
    new NewTable(statement, entry.name(), entry.id()).prepare(create, transaction);
    Optional<Long> rows = query.map(q -> stage(q, transaction, target));
    Committed committed = commit(create, transaction, rows, "CREATE OR REPLACE TABLE");
    return done("replaced", entry.name(), committed, rows);
  }

  private Optional<BoundQuery> bind(CreateTable create) {
    return create
        .query()
        .map(Fragment::text)
        .map(text -> QueryText.rewrite(create.query().orElseThrow()).text())
        .map(text -> statement.binder().bind(text, statement.names()));
  }

  private List<StructField> columns(CreateTable create, Optional<BoundQuery> query) {
    if (query.isEmpty()) {
      return List.of();
    }
    if (!create.columns().isEmpty()) {
      throw DefinitionErrors.columnsAndQuery(create.table().toString());
    }
    List<StructField> fields = new ArrayList<>();
    for (WorkColumn column : new QueryRunner(statement.work()).plan(query.get()).columns()) {
      fields.add(new StructField(column.name(), DuckDbTypes.fromDuckDb(column.type()), true));
    }
    return fields;
  }

  private long stage(BoundQuery query, Transaction transaction, Target replaced) {
    List<WrittenFile> files =
        new QueryRows(statement).stage(query, transaction.metadata(), replaced, transaction);
    files.forEach(transaction::add);
    return files.stream().mapToLong(WrittenFile::rows).sum();
  }

  private Committed commit(
      CreateTable create, Transaction transaction, Optional<Long> rows, String name) {
    Metadata table = transaction.metadata();
    Operation operation =
        Operation.of(rows.isPresent() ? name + " AS SELECT" : name)
            .parameter("partitionBy", table.partitionColumns())
            .parameter("properties", create.options().properties())
            .parameter("isManaged", create.options().location().isEmpty());
    if (create.options().comment().isPresent()) {
      operation = operation.parameter("description", create.options().comment().get());
    }
    if (rows.isPresent()) {
      operation = operation.metric("numOutputRows", rows.get());
    }
    return transaction.commit(operation, statement.session().principal().id());
  }

  private static Result done(
      String verb, QualifiedName name, Committed committed, Optional<Long> rows) {
    String with =
        rows.map(count -> count == 1 ? " with 1 row" : " with " + count + " rows").orElse("");
    Map<String, String> metrics = new java.util.LinkedHashMap<>();
    rows.ifPresent(count -> metrics.put("num_affected_rows", Long.toString(count)));
    metrics.put("version", Long.toString(committed.version()));
    return Results.done(
        verb + " " + name + with + " (version " + committed.version() + ")", metrics);
  }
}
