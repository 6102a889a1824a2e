package io.lakewise.server.record;

import io.lakewise.server.statement.Statement;
import io.lakewise.server.statement.StatementListener;
import io.lakewise.server.statement.StatementState;
import java.util.function.Consumer;

/** Records of statements that came by HTTP. */
public final class HttpStatements {

  private HttpStatements() {}

  /**
   * Records statements.
   *
   * @param also is told of those that have ended
   */
  public static StatementListener recorded(StatementRecorder recorder, Consumer<Statement> also) {
    return new StatementListener() {
      @Override
      public void taken(Statement statement) {
        recorder.began(of(statement));
      }

      @Override
      public void ended(Statement statement) {
        also.accept(statement);
        recorder.ended(of(statement));
      }
    };
  }

  /** A statement that has ended, or what is known of one that has not. */
  private static EndedStatement of(Statement statement) {
    return new EndedStatement(
        statement.id(),
        statement.request().caller().id(),
        statement.request().text(),
        new ClientCall(
            statement.request().client(),
            "HTTP",
            statement.request().traceParent(),
            statement.request().caller().origin(),
            statement.tags()),
        statement.admitted(),
        statement.created(),
        statement.finished().orElse(statement.created()),
        status(statement.state()),
        statement.error().map(StatementFailure::of).orElse(null),
        statement.report(),
        statement.result().map(result -> result.rows()).orElse(0L));
  }

  private static String status(StatementState state) {
    return switch (state) {
      case PENDING, RUNNING -> "RUNNING";
      case FAILED -> "FAILED";
      case SUCCEEDED, CLOSED -> "FINISHED";
      case CANCELED -> "CANCELED";
    };
  }
}
