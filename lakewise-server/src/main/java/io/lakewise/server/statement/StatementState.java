package io.lakewise.server.statement;

/** Where a statement is, by the names of Databricks' statement API. */
public enum StatementState {
  /** Waits for its turn. */
  PENDING,
  /** Runs. */
  RUNNING,
  /** Has ended well; its result can be fetched. */
  SUCCEEDED,
  /** Has ended with an error. */
  FAILED,
  /** Was ended by its user. */
  CANCELED,
  /** Had ended well; its result is gone. */
  CLOSED;

  /** Whether it has ended. */
  public boolean isFinal() {
    return this != PENDING && this != RUNNING;
  }
}
