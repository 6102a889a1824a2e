package io.lakewise.engine.observation;

/**
 * Is told what the statements of a session did. It is called once for each, on the thread that ends
 * it, so it must be quick and must not throw.
 */
public interface StatementObserver {

  /** Wants to know nothing. */
  StatementObserver NONE = report -> {};

  /** A statement has ended: its answer was read, given up, or there was none. */
  void ended(StatementReport report);
}
