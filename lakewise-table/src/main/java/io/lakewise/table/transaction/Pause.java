package io.lakewise.table.transaction;

/** What a transaction does between losing a version to another one and trying the next. */
@FunctionalInterface
public interface Pause {

  /** Tries again at once. */
  Pause NONE = attempt -> {};

  /**
   * Waits, longer with each attempt, best with some jitter.
   *
   * @param attempt how often the transaction has lost, from 1
   */
  void beforeRetry(int attempt);
}
