package io.lakewise.server.record;

import io.lakewise.server.statement.Statement;
import io.lakewise.server.statement.StatementState;

/** Records of statements that came by HTTP. */
public final class HttpStatements {

  private HttpStatements() {}

  /** A statement that has ended. */
  public static EndedStatement of(Statement statement) {
    return new EndedStatement(
        statement.id(),
        statement.request().caller().id(),
        statement.request().text(),
        new ClientCall(statement.request().client(), "HTTP", statement.request().traceParent()),
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
      case PENDING, RUNNING, FAILED -> "FAILED";
      case SUCCEEDED, CLOSED -> "FINISHED";
      case CANCELED -> "CANCELED";
    };
  }
}
