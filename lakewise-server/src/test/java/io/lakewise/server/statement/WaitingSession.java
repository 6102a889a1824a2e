package io.lakewise.server.statement;

import io.lakewise.engine.observation.Standing;
import io.lakewise.engine.observation.StatementObserver;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.session.Upload;
import io.lakewise.table.error.LakewiseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each statement with one row, once it may. */
public final class WaitingSession implements ServedSession {

  private final CountDownLatch go;
  private final AtomicInteger cancels = new AtomicInteger();

  /** Answers when the latch is open. */
  public WaitingSession(CountDownLatch go) {
    this.go = go;
  }

  /** How often it was told to cancel. */
  public int cancels() {
    return cancels.get();
  }

  @Override
  public Result execute(String statement) {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new LakewiseException(LakewiseException.Code.USER, "interrupted");
    }
    return Results.rows(List.of(new ResultColumn("i", "INTEGER")), List.of(List.of(1)));
  }

  @Override
  public Result defer(String statement) {
    return execute(statement);
  }

  @Override
  public Standing standing() {
    return Standing.UNKNOWN;
  }

  @Override
  public void observe(StatementObserver observer) {}

  @Override
  public Optional<List<ResultColumn>> tableColumns(List<String> table) {
    return Optional.empty();
  }

  @Override
  public List<String> parameterTypes(String statement) {
    throw new UnsupportedOperationException(statement);
  }

  @Override
  public long keptBytes() {
    return 0;
  }

  @Override
  public String warehouse() {
    return "";
  }

  @Override
  public void warehouse(String idOrName) {
    throw new UnsupportedOperationException(idOrName);
  }

  @Override
  public Result upload(String name, Upload rows, List<String> statements) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public List<ResultColumn> describe(String statement) {
    return List.of();
  }

  @Override
  public void cancel() {
    cancels.incrementAndGet();
  }

  @Override
  public double progress() {
    return -1;
  }

  @Override
  public void bind(List<Parameter> parameters) {}

  @Override
  public boolean remembers() {
    return false;
  }

  @Override
  public Map<String, String> queryTags() {
    return Map.of();
  }

  @Override
  public String currentSchema() {
    return "main.default";
  }

  @Override
  public void close() {}
}
