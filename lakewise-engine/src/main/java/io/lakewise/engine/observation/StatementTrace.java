package io.lakewise.engine.observation;

import io.lakewise.engine.observation.StatementReport.Failure;
import io.lakewise.engine.workbench.WorkUsage;
import io.lakewise.table.error.LakewiseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what a running statement does, and reports it once at its end. Thread-safe. */
public final class StatementTrace {

  /** More of them say nothing more about a statement. */
  private static final int MOST = 200;

  private final InstantSource clock;
  private final StatementObserver observer;
  private final Instant began;
  private final List<QueryShape> shapes = new ArrayList<>(2);
  private final List<TableUse> tables = new ArrayList<>(2);
  private final List<Lineage> lineage = new ArrayList<>(1);
  private Instant planned;
  private Instant answered;
  private WorkUsage usage = WorkUsage.NONE;
  private Failure failure;
  private boolean fromCache;
  private boolean reported;

  /** A statement that begins now. */
  public StatementTrace(InstantSource clock, StatementObserver observer) {
    this.clock = clock;
    this.observer = observer;
    this.began = clock.instant();
  }

  /** Whether nobody wants to know, so that nothing need be found out. */
  public boolean isIdle() {
    return observer == StatementObserver.NONE;
  }

  /** A query has been bound. */
  public synchronized void shape(QueryShape shape) {
    if (shapes.size() < MOST) {
      shapes.add(shape);
    }
  }

  /** A table is read or changed. */
  public synchronized void table(TableUse use) {
    if (!isIdle() && tables.size() < MOST) {
      tables.add(use);
    }
  }

  /** Something is written; asked only if somebody wants to know where it comes from. */
  public void lineage(Supplier<Lineage> of) {
    if (!isIdle()) {
      Lineage found = of.get();
      synchronized (this) {
        lineage.add(found);
      }
    }
  }

  /** How far the statement is. */
  public synchronized Standing standing() {
    long files = tables.stream().mapToLong(TableUse::files).sum();
    boolean told = tables.stream().allMatch(table -> table.filesBefore() > 0);
    return new Standing(planned != null, files, told && files > 0);
  }

  /** What comes before rows move has been done; the last time that it is said counts. */
  public synchronized void planned() {
    if (!isIdle()) {
      planned = clock.instant();
    }
  }

  /** The rows of the answer were known before. */
  public synchronized void fromCache() {
    fromCache = true;
  }

  /** The answer can be read. */
  public synchronized void answered() {
    if (!isIdle()) {
      answered = clock.instant();
    }
  }

  /** What steps have taken. */
  public synchronized void used(WorkUsage more) {
    usage = usage.and(more);
  }

  /** The statement begins anew, on newer versions. */
  public synchronized void restart() {
    shapes.clear();
    tables.clear();
    lineage.clear();
  }

  /** The statement failed. */
  public synchronized void failed(Throwable problem) {
    failure = Failure.INTERNAL;
    if (problem instanceof LakewiseException known) {
      failure =
          switch (known.code()) {
            case USER -> Failure.USER;
            case RESOURCE -> Failure.RESOURCE;
            case INTERNAL -> Failure.INTERNAL;
          };
    }
  }

  /** The statement has ended; said again, nothing happens. */
  public void end() {
    StatementReport report;
    synchronized (this) {
      if (reported || isIdle()) {
        return;
      }
      reported = true;
      Instant now = clock.instant();
      Instant ready = answered == null ? now : answered;
      report =
          new StatementReport(
              began,
              planned == null ? ready : planned,
              ready,
              now,
              shapes,
              tables,
              lineage,
              usage,
              fromCache,
              failure);
    }
    observer.ended(report);
  }
}
