package io.lakewise.server.record;

import java.util.function.Consumer;

/** Is told of statements, by whoever runs them. Thread-safe; nobody waits for it. */
@FunctionalInterface
public interface StatementRecorder {

  /** A statement has ended. */
  void ended(EndedStatement statement);

  /**
   * A statement was asked, or has come a step further.
   *
   * @param soFar what is known of it; its end is its beginning
   */
  default void began(EndedStatement soFar) {}

  /** Nobody will say how a statement ended. */
  default void forgotten(String id) {}

  /** The same, and tells somebody else who has ended. */
  default StatementRecorder and(Consumer<EndedStatement> also) {
    StatementRecorder first = this;
    return new StatementRecorder() {
      @Override
      public void ended(EndedStatement statement) {
        first.ended(statement);
        also.accept(statement);
      }

      @Override
      public void began(EndedStatement soFar) {
        first.began(soFar);
      }

      @Override
      public void forgotten(String id) {
        first.forgotten(id);
      }
    };
  }
}
