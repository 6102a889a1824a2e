package io.lakewise.engine.result;

import io.lakewise.engine.workbench.WorkSession.WorkResult;
import java.util.Optional;
import java.util.function.Supplier;

/** Rows of queries that were asked before. Thread-safe. */
public interface KnownResults {

  /** Knows nothing. */
  KnownResults NONE =
      new KnownResults() {
        @Override
        public Optional<WorkResult> find(ResultKey key, Supplier<WorkResult> fresh) {
          return Optional.empty();
        }

        @Override
        public void keep(ResultKey key, byte[] arrowStream) {
          // Nothing is kept.
        }
      };

  /**
   * The rows of a query, if they are known.
   *
   * @param fresh runs it, for who wants the rows in a form in which they are not known
   */
  Optional<WorkResult> find(ResultKey key, Supplier<WorkResult> fresh);

  /**
   * Keeps the rows of a query, if they are few enough.
   *
   * @param arrowStream all of them as an Arrow IPC stream without dictionaries
   */
  void keep(ResultKey key, byte[] arrowStream);
}
