package io.lakewise.server.statement;

/** Is told of statements as they come and go. Thread-safe. */
@FunctionalInterface
public interface StatementListener {

  /** A statement has ended, however it did. */
  void ended(Statement statement);

  /** A statement was taken. */
  default void taken(Statement statement) {}
}
