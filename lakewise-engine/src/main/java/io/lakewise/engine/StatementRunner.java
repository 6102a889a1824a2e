package io.lakewise.engine;

import io.lakewise.engine.access.AccessStatements;
import io.lakewise.engine.alteration.TableAlteration;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.definition.AnnotationStatements;
import io.lakewise.engine.definition.FunctionStatements;
import io.lakewise.engine.definition.LocationStatements;
import io.lakewise.engine.definition.SchemaStatements;
import io.lakewise.engine.definition.TableCreation;
import io.lakewise.engine.definition.TableRemoval;
import io.lakewise.engine.definition.ViewStatements;
import io.lakewise.engine.definition.VolumeStatements;
import io.lakewise.engine.describe.DescribeStatements;
import io.lakewise.engine.describe.ShowStatements;
import io.lakewise.engine.error.EngineErrors;
import io.lakewise.engine.explain.ExplainStatements;
import io.lakewise.engine.information.CatalogLists;
import io.lakewise.engine.load.CopyInto;
import io.lakewise.engine.maintenance.MaintenanceStatements;
import io.lakewise.engine.policy.TagPolicyStatements;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.BoundTree;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.result.QueryResult;
import io.lakewise.engine.result.ResultKey;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.setting.SessionStatements;
import io.lakewise.engine.statement.AccessStatement;
import io.lakewise.engine.statement.AnnotationStatement;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.engine.statement.DescribeStatement;
import io.lakewise.engine.statement.ExplainStatement;
import io.lakewise.engine.statement.FileStatement;
import io.lakewise.engine.statement.FunctionStatement;
import io.lakewise.engine.statement.LocationStatement;
import io.lakewise.engine.statement.MaintenanceStatement;
import io.lakewise.engine.statement.PolicyStatement;
import io.lakewise.engine.statement.QueryStatement;
import io.lakewise.engine.statement.SchemaStatement;
import io.lakewise.engine.statement.SessionStatement;
import io.lakewise.engine.statement.ShowStatement;
import io.lakewise.engine.statement.Statement;
import io.lakewise.engine.statement.TableStatement;
import io.lakewise.engine.statement.TransactionStatement;
import io.lakewise.engine.statement.UnsupportedStatement;
import io.lakewise.engine.statement.ViewStatement;
import io.lakewise.engine.statement.VolumeStatement;
import io.lakewise.engine.statement.WarehouseStatement;
import io.lakewise.engine.volume.FileStatements;
import io.lakewise.engine.warehouse.WarehouseStatements;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import io.lakewise.engine.write.DataStatements;
import java.util.List;
import java.util.Optional;

/** Sends each kind of statement to where it is run. */
final class StatementRunner {

  private final StatementContext context;
  private final boolean later;

  /** Runs a statement. */
  StatementRunner(StatementContext context) {
    this(context, false);
  }

  /**
   * Runs a statement.
   *
   * @param later whether a query need not begin before its rows are asked for
   */
  StatementRunner(StatementContext context, boolean later) {
    this.context = context;
    this.later = later;
  }

  /** The columns of the answer; only a statement that changes nothing is run to tell them. */
  List<ResultColumn> columns(Statement statement) {
    if (statement instanceof QueryStatement query) {
      return context.queries().plan(bound(query)).columns().stream()
          .map(column -> new ResultColumn(column.name(), column.type()))
          .toList();
    }
    if (statement instanceof DescribeStatement
        || statement instanceof ShowStatement
        || statement instanceof WarehouseStatement.ShowWarehouses
        || statement instanceof AccessStatement.ShowGrants
        || statement instanceof AccessStatement.ShowUsers
        || statement instanceof AccessStatement.ShowGroups
        || statement instanceof PolicyStatement.Show
        || statement instanceof PolicyStatement.Describe
        || statement instanceof FileStatement.ListFiles
        || statement instanceof ExplainStatement) {
      try (Result result = run(statement)) {
        return result.columns();
      }
    }
    return List.of();
  }

  Result run(Statement statement) {
    if (statement instanceof QueryStatement query) {
      return query(query);
    }
    if (statement instanceof DataStatement data) {
      return data(data);
    }
    if (statement instanceof TableStatement table) {
      return table(table);
    }
    if (statement instanceof SchemaStatement schema) {
      return new SchemaStatements(context).run(schema);
    }
    if (statement instanceof ViewStatement view) {
      return new ViewStatements(context).run(view);
    }
    if (statement instanceof FunctionStatement function) {
      return new FunctionStatements(context).run(function);
    }
    if (statement instanceof AnnotationStatement annotation) {
      return new AnnotationStatements(context).run(annotation);
    }
    if (statement instanceof SessionStatement session) {
      return new SessionStatements(context).run(session);
    }
    if (statement instanceof MaintenanceStatement maintenance) {
      return new MaintenanceStatements(context).run(maintenance);
    }
    if (statement instanceof DescribeStatement describe) {
      return new DescribeStatements(context).run(describe);
    }
    if (statement instanceof ShowStatement.ShowAcross show) {
      return new CatalogLists(context).run(show);
    }
    if (statement instanceof ShowStatement.ShowKeys show) {
      return new CatalogLists(context).run(show);
    }
    if (statement instanceof ShowStatement show) {
      return new ShowStatements(context).run(show);
    }
    if (statement instanceof ExplainStatement explain) {
      return new ExplainStatements(context).run(explain);
    }
    if (statement instanceof WarehouseStatement warehouse) {
      return new WarehouseStatements(context).run(warehouse);
    }
    if (statement instanceof AccessStatement access) {
      return new AccessStatements(context).run(access);
    }
    if (statement instanceof PolicyStatement policy) {
      return new TagPolicyStatements(context).run(policy);
    }
    if (statement instanceof VolumeStatement volume) {
      return new VolumeStatements(context).run(volume);
    }
    if (statement instanceof LocationStatement location) {
      return new LocationStatements(context).run(location);
    }
    if (statement instanceof FileStatement file) {
      return new FileStatements(context).run(file);
    }
    if (statement instanceof TransactionStatement transaction) {
      throw EngineErrors.unsupportedStatement(
          transaction.name(), "each statement is one commit of its own");
    }
    if (statement instanceof UnsupportedStatement unsupported) {
      throw EngineErrors.unsupportedStatement(unsupported.name(), unsupported.remedy());
    }
    throw EngineErrors.unsupportedStatement(statement.getClass().getSimpleName(), "");
  }

  private Result query(QueryStatement statement) {
    BoundTree bound = context.binder().tree(context.queryText(statement.query()), context.names());
    Optional<ResultKey> key = later ? bound.key(context.session().timeZone()) : Optional.empty();
    Optional<WorkResult> known =
        key.flatMap(asked -> context.lake().known().find(asked, () -> rows(bound)));
    if (known.isPresent()) {
      context.queries().known(bound);
      return QueryResult.known(known.get(), context.session().zone(), context::end);
    }
    return new QueryResult(
        rows(bound),
        context.session().zone(),
        context::end,
        key.map(asked -> stream -> context.lake().known().keep(asked, stream)));
  }

  private WorkResult rows(BoundTree bound) {
    PreparedQuery prepared = context.queries().prepare(bound, context.workbench());
    return later
        ? context.work().defer(prepared.select(), prepared.tables())
        : context.work().query(prepared.select(), prepared.tables());
  }

  private BoundQuery bound(QueryStatement statement) {
    return context.binder().bind(context.queryText(statement.query()), context.names());
  }

  private Result data(DataStatement statement) {
    DataStatements data = new DataStatements(context);
    if (statement instanceof DataStatement.Insert insert) {
      return data.insert(insert);
    }
    if (statement instanceof DataStatement.Update update) {
      return data.update(update);
    }
    if (statement instanceof DataStatement.Delete delete) {
      return data.delete(delete);
    }
    if (statement instanceof DataStatement.Merge merge) {
      return data.merge(merge);
    }
    if (statement instanceof DataStatement.Truncate truncate) {
      return data.truncate(truncate);
    }
    if (statement instanceof DataStatement.CopyInto copy) {
      return new CopyInto(context, copy).run();
    }
    throw EngineErrors.unsupportedStatement(statement.getClass().getSimpleName(), "");
  }

  private Result table(TableStatement statement) {
    if (statement instanceof TableStatement.CreateTable create) {
      return new TableCreation(context).run(create);
    }
    if (statement instanceof TableStatement.CreateTableLike create) {
      return new TableCreation(context).run(create);
    }
    if (statement instanceof TableStatement.CloneTable clone) {
      return new TableCreation(context).run(clone);
    }
    if (statement instanceof TableStatement.DropTable drop) {
      return new TableRemoval(context).drop(drop);
    }
    if (statement instanceof TableStatement.AlterTable alter) {
      return new TableAlteration(context).run(alter);
    }
    if (statement instanceof TableStatement.UndropTable undrop) {
      return new TableRemoval(context).undrop(undrop);
    }
    throw EngineErrors.unsupportedStatement(statement.getClass().getSimpleName(), "");
  }
}
