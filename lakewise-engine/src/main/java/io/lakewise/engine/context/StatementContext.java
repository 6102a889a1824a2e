package io.lakewise.engine.context;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.Catalog;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.principal.Membership;
import io.lakewise.engine.expression.PortableExpressions;
import io.lakewise.engine.observation.StatementObserver;
import io.lakewise.engine.observation.StatementTrace;
import io.lakewise.engine.query.Constants;
import io.lakewise.engine.query.Moment;
import io.lakewise.engine.query.ParameterValues;
import io.lakewise.engine.query.QueryBinder;
import io.lakewise.engine.query.QueryRunner;
import io.lakewise.engine.query.TablePolicy;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.workbench.WorkLimits;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.table.transaction.CommitConflictException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * One statement: who runs it, what it sees, and the connection on which its steps run. Each table
 * is read at one version unless the text asks for another.
 */
public final class StatementContext implements AutoCloseable {

  private final LakeServices lake;
  private final SessionState session;
  private final Moment moment;
  private final StatementTrace trace;
  private StatementNames names;
  private WorkSession work;
  private StagingFolder staging;
  private Membership membership;
  private boolean interrupted;

  /** A statement of a session that nobody watches. */
  public StatementContext(LakeServices lake, SessionState session) {
    this(lake, session, new StatementTrace(lake.clock(), StatementObserver.NONE));
  }

  /** A statement of a session. */
  public StatementContext(LakeServices lake, SessionState session, StatementTrace trace) {
    this.lake = lake;
    this.session = session;
    this.trace = trace;
    this.names = StatementNames.of(this);
    this.moment =
        new Moment(
            lake.clock().instant(),
            ZoneId.of(session.timeZone()),
            session.principal().id(),
            session.currentSchema().catalog(),
            session.currentSchema().schema());
  }

  /** What all sessions share. */
  public LakeServices lake() {
    return lake;
  }

  /** The session's state. */
  public SessionState session() {
    return session;
  }

  /** For whom names are looked up. */
  public Viewer viewer() {
    return session.principal().viewer();
  }

  /**
   * The statement's principal with its groups, as they were when the statement first asked: whoever
   * leaves a group meanwhile has left it for the next statement.
   */
  public synchronized Membership membership() {
    if (membership == null) {
      membership = catalog().principals().membership(viewer());
    }
    return membership;
  }

  /** The catalog. */
  public Catalog catalog() {
    return lake.catalog().get();
  }

  /** The names that the statement's text may use. */
  public StatementNames names() {
    return names;
  }

  /** The row filters and column masks that hold for this statement. */
  public StatementPolicies policies() {
    return new StatementPolicies(this);
  }

  /** A binder for queries of this statement. */
  public QueryBinder binder() {
    return binder(policies());
  }

  /** The same with other policies, as where one is tried before it is set. */
  public QueryBinder binder(TablePolicy.Source policies) {
    return new QueryBinder(
        workbench(),
        constants(),
        moment,
        query -> queries().plan(query),
        policies,
        lake.guards(),
        this::membership,
        session.parameters());
  }

  /** A query of the statement as a tree, its parameters replaced by their values. */
  public ObjectNode parsed(String select) {
    ObjectNode tree = workbench().parse(select);
    new ParameterValues(workbench(), session.parameters()).replaceIn(tree);
    return tree;
  }

  /** A query of the statement as DuckDB's parser knows it, the values of its pivots listed. */
  public String queryText(Fragment query) {
    return new PivotValues(this).listed(QueryText.rewrite(query).text());
  }

  /** Plans queries on the connection of this statement. */
  public QueryRunner queries() {
    return new QueryRunner(work(), trace, lake.guards());
  }

  /** Learns what the statement does. */
  public StatementTrace trace() {
    return trace;
  }

  /** Values of constant expressions. */
  public Constants constants() {
    return new Constants(workbench(), limits());
  }

  /** Expressions of the log, in its spelling and ours. */
  public PortableExpressions expressions() {
    return new PortableExpressions(workbench());
  }

  /** The executing half. */
  public Workbench workbench() {
    return lake.workbench().get();
  }

  /** The connection for this statement's steps; opened at the first call. */
  public synchronized WorkSession work() {
    if (work == null) {
      work = workbench().open(limits());
      if (interrupted) {
        work.interrupt();
      }
    }
    return work;
  }

  /** A folder for files on their way into a table; emptied when the statement ends. */
  public synchronized Path staging() {
    if (staging == null) {
      Path ours = lake.tables().environment().staging();
      staging = new StagingFolder(ours.resolve(lake.ids().get().toString()));
    }
    return staging.path();
  }

  /** Ends what runs now and what begins later; thread-safe. */
  public synchronized void interrupt() {
    interrupted = true;
    if (work != null) {
      work.interrupt();
    }
  }

  /**
   * Does something; anew on the newest versions, if somebody else comes first with what it meets.
   *
   * @param most how often at the most
   */
  public <T> T runAgain(int most, Supplier<T> once) {
    for (int runs = 1; ; runs++) {
      try {
        return once.get();
      } catch (CommitConflictException e) {
        if (runs == most) {
          throw e;
        }
        restart();
      }
    }
  }

  /** Begins anew on the newest versions, because somebody else came first. */
  public synchronized void restart() {
    close();
    trace.restart();
    names = StatementNames.of(this);
  }

  /** How far the running step is, 0 to 1; negative if nobody knows; thread-safe. */
  public synchronized double progress() {
    return work == null ? -1 : work.progress();
  }

  private WorkLimits limits() {
    long most = session.statementTimeoutMillis();
    long taken = lake.clock().millis() - moment.instant().toEpochMilli();
    long left = Math.max(Math.min(most, 1), most - Math.max(0, taken));
    return new WorkLimits(session.timeZone(), most, left);
  }

  /** Ends the statement, and reports what it did. */
  public void end() {
    try {
      close();
    } finally {
      trace.end();
    }
  }

  @Override
  public synchronized void close() {
    if (work != null) {
      work.close();
      trace.used(work.usage());
      work = null;
    }
    if (staging != null) {
      staging.close();
      staging = null;
    }
  }
}
