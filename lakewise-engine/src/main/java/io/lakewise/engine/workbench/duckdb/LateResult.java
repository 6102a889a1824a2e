package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * A result whose rows need not come from a query: one begins when somebody asks for them in another
 * form than as Arrow batches. Not thread-safe.
 */
public abstract class LateResult implements ArrowResult {

  private final Supplier<? extends WorkResult> query;
  private WorkResult begun;

  /**
   * Nothing has begun yet.
   *
   * @param query begins it, at most once
   */
  protected LateResult(Supplier<? extends WorkResult> query) {
    this.query = query;
  }

  private WorkResult rows() {
    if (begun == null) {
      begun = query.get();
    }
    return begun;
  }

  @Override
  public List<WorkColumn> columns() {
    return rows().columns();
  }

  @Override
  public List<Object> next() {
    return rows().next();
  }

  @Override
  public long writeArrow(Path file) {
    return rows().writeArrow(file);
  }

  @Override
  public long writeParquet(Path file) {
    return rows().writeParquet(file);
  }

  @Override
  public void close() {
    if (begun != null) {
      begun.close();
    }
  }
}
