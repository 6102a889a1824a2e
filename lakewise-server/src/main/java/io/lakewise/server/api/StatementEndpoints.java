package io.lakewise.server.api;

import io.lakewise.server.answer.ApiException;
import io.lakewise.server.record.PastStatement;
import io.lakewise.server.record.Records;
import io.lakewise.server.statement.Statement;
import io.lakewise.server.statement.StatementProgress;
import io.lakewise.server.statement.StatementState;
import io.lakewise.server.statement.Statements;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the caller's statements do, and how they were computed. */
public final class StatementEndpoints {

  private static final String PLANNING = "PLANNING";

  private final Statements statements;
  private final Records records;

  /** Tells of statements that run, and of those that were recorded. */
  public StatementEndpoints(Statements statements, Records records) {
    this.statements = statements;
    this.records = records;
  }

  /**
   * How far a statement is; what nobody knows is left out.
   *
   * @param state PENDING while it waits, PLANNING, RUNNING, or how it ended
   * @param files that it reads
   * @param fraction of the work of its running step that is done, 0 to 1, as DuckDB estimates it
   */
  record Progress(String state, Optional<Long> files, Optional<Double> fraction) {}

  /**
   * The operators of a statement that has ended.
   *
   * @param operators each kind once; none where nobody looked, or where a policy hides rows
   */
  record Operators(List<Operator> operators) {}

  /**
   * All operators of a kind.
   *
   * @param operator such as {@code HASH_JOIN}
   * @param rows that came out of them
   * @param timeUs microseconds that their threads worked, all together
   */
  record Operator(String operator, long rows, long timeUs) {}

  List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            "/api/v1/statements/{id}/progress",
            "statementProgress",
            "How far a statement of the caller is",
            List.of(),
            Progress.class,
            this::progress),
        Endpoint.get(
            "/api/v1/statements/{id}/operators",
            "statementOperators",
            "How a statement of the caller that has ended was computed",
            List.of(),
            Operators.class,
            this::operators));
  }

  private Progress progress(ApiCall call) {
    String id = call.path("id");
    Statement statement = statements.find(call.caller(), id).orElseThrow(() -> missing(id));
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

  private Operators operators(ApiCall call) {
    String id = call.path("id");
    PastStatement past = records.past(call.caller(), id).orElseThrow(() -> missing(id));
    return new Operators(
        past.operators().stream()
            .map(each -> new Operator(each.type(), each.rows(), each.micros()))
            .toList());
  }

  private static ApiException missing(String id) {
    return ApiException.missing("The statement " + id + " was not found.");
  }
}
