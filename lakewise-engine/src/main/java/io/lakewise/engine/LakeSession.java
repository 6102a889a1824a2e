package io.lakewise.engine;

import io.lakewise.engine.context.LakeServices;
import io.lakewise.engine.context.SessionState;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.describe.RelationColumns;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.observation.Standing;
import io.lakewise.engine.observation.StatementObserver;
import io.lakewise.engine.observation.StatementTrace;
import io.lakewise.engine.parameter.ParameterTypes;
import io.lakewise.engine.result.QueryResult;
import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.session.Upload;
import io.lakewise.engine.statement.FunctionStatement;
import io.lakewise.engine.statement.NamedPlace;
import io.lakewise.engine.statement.ParameterMarkers;
import io.lakewise.engine.statement.Statement;
import io.lakewise.engine.statement.StatementParser;
import io.lakewise.engine.statement.ViewStatement;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements of one client in this process. */
final class LakeSession implements ServedSession {

  private final LakeServices lake;
  private final SessionState state;
  private volatile StatementContext running;
  private volatile long keptBytes;
  private StatementObserver observer = StatementObserver.NONE;

  LakeSession(LakeServices lake, Principal principal, long statementMillis) {
    this.lake = lake;
    this.state = new SessionState(principal, statementMillis);
  }

  @Override
  public void observe(StatementObserver told) {
    observer = told;
  }

  @Override
  public String warehouse() {
    return state.warehouse();
  }

  @Override
  public void warehouse(String idOrName) {
    state.warehouse(idOrName);
  }

  @Override
  public Map<String, String> queryTags() {
    return state.queryTags();
  }

  @Override
  public long keptBytes() {
    return keptBytes;
  }

  @Override
  public void bind(List<Parameter> parameters) {
    state.parameters(parameters);
  }

  private Statement parse(String text) {
    if (state.parameters().isEmpty()) {
      return StatementParser.parse(text);
    }
    Statement statement = StatementParser.parse(ParameterMarkers.spelled(text));
    if (statement instanceof ViewStatement || statement instanceof FunctionStatement) {
      throw NameErrors.parametersInKeptText();
    }
    return statement;
  }

  @Override
  public Result execute(String text) {
    return execute(text, false);
  }

  @Override
  public Result defer(String text) {
    return execute(text, true);
  }

  @Override
  public List<ResultColumn> describe(String text) {
    Statement statement = parse(text);
    try (StatementContext context = new StatementContext(lake, state)) {
      running = context;
      return new StatementRunner(context).columns(statement);
    } catch (LakewiseException failure) {
      throw NamedPlace.marked(text, failure);
    }
  }

  @Override
  public Optional<List<ResultColumn>> tableColumns(List<String> table) {
    try (StatementContext context = new StatementContext(lake, state)) {
      running = context;
      return new RelationColumns(context).ofTable(table);
    } catch (LakewiseException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> parameterTypes(String text) {
    int count = ParameterMarkers.positions(text);
    if (count == 0) {
      return List.of();
    }
    String secret = lake.ids().get().toString();
    bind(ParameterTypes.standIns(secret, count));
    Statement statement = parse(text);
    try (StatementContext context = new StatementContext(lake, state)) {
      running = context;
      return new ParameterTypes(context, secret).of(statement, count);
    } catch (LakewiseException failure) {
      throw NamedPlace.marked(text, failure);
    } finally {
      bind(List.of());
    }
  }

  @Override
  public Result upload(String name, Upload rows, List<String> statements) {
    try (StatementContext context = new StatementContext(lake, state)) {
      running = context;
      Path file = context.staging().resolve("rows.parquet");
      rows.writeTo(context.work(), file);
      state.uploaded(new SessionState.Uploaded(name, file));
      for (String statement : statements.subList(0, statements.size() - 1)) {
        execute(statement).close();
      }
      return execute(statements.get(statements.size() - 1));
    } finally {
      state.uploaded(null);
    }
  }

  private Result execute(String text, boolean later) {
    StatementTrace trace = new StatementTrace(lake.clock(), observer);
    try {
      Statement statement = parse(text);
      StatementContext context = new StatementContext(lake, state, trace);
      running = context;
      return execute(text, statement, context, later);
    } catch (RuntimeException | Error failure) {
      trace.failed(failure);
      trace.end();
      throw failure;
    } finally {
      keptBytes = state.keptBytes();
    }
  }

  private static Result execute(
      String text, Statement statement, StatementContext context, boolean later) {
    boolean streaming = false;
    try {
      Result result = new StatementRunner(context, later).run(statement);
      streaming = result instanceof QueryResult;
      context.trace().answered();
      return result;
    } catch (LakewiseException failure) {
      context.trace().failed(failure);
      throw NamedPlace.marked(text, failure);
    } catch (RuntimeException | Error failure) {
      context.trace().failed(failure);
      throw failure;
    } finally {
      if (!streaming) {
        context.end();
      }
    }
  }

  @Override
  public void cancel() {
    StatementContext context = running;
    if (context != null) {
      context.interrupt();
    }
  }

  @Override
  public double progress() {
    StatementContext context = running;
    return context == null ? -1 : context.progress();
  }

  @Override
  public Standing standing() {
    StatementContext context = running;
    return context == null ? Standing.UNKNOWN : context.trace().standing();
  }

  @Override
  public boolean remembers() {
    return state.remembers();
  }

  @Override
  public String currentSchema() {
    return state.currentSchema().toString();
  }

  @Override
  public void close() {
    StatementContext context = running;
    if (context != null) {
      context.end();
    }
  }
}
