package io.lakewise.server.api;

import io.lakewise.server.answer.ApiException;
import io.lakewise.server.statement.Statement;
import io.lakewise.server.statement.StatementProgress;
import io.lakewise.server.statement.StatementState;
import io.lakewise.server.statement.Statements;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the caller's running statements do. */
public final class ProgressEndpoints {

  private static final String PLANNING = "PLANNING";

  private final Statements statements;

  /** Tells of {@code statements}. */
  public ProgressEndpoints(Statements statements) {
    this.statements = statements;
  }

  /**
   * How far a statement is; what nobody knows is left out.
   *
   * @param state PENDING while it waits, PLANNING, RUNNING, or how it ended
   * @param files that it reads
   * @param fraction of the work of its running step that is done, 0 to 1, as DuckDB estimates it
   */
  record Progress(String state, Optional<Long> files, Optional<Double> fraction) {}

  List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            "/api/v1/statements/{id}/progress",
            "statementProgress",
            "How far a statement of the caller is",
            List.of(),
            Progress.class,
            this::progress));
  }

  private Progress progress(ApiCall call) {
    String id = call.path("id");
    Statement statement =
        statements
            .find(call.caller(), id)
            .orElseThrow(() -> ApiException.missing("The statement " + id + " was not found."));
    StatementProgress progress = statement.progress();
    if (statement.state() != StatementState.RUNNING) {
      return new Progress(statement.state().name(), Optional.empty(), Optional.empty());
    }
    OptionalDouble fraction = progress.fraction();
    return new Progress(
        progress.planned() ? StatementState.RUNNING.name() : PLANNING,
        Optional.of(progress.files()).filter(files -> files > 0),
        fraction.isPresent() ? Optional.of(fraction.getAsDouble()) : Optional.empty());
  }
}
