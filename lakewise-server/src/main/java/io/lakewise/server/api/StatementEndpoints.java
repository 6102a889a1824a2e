package io.lakewise.server.api;

import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.engine.observation.TableUse;
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
  private final LakeInspection lake;

  /** Tells of statements that run, and of those that were recorded. */
  public StatementEndpoints(Statements statements, Records records, LakeInspection lake) {
    this.statements = statements;
    this.records = records;
    this.lake = lake;
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
   * How a statement that has ended was computed.
   *
   * @param operators each kind once; none where nobody looked, or where a policy hides rows
   * @param tables that it named itself, as far as its author may know of them now
   * @param predicates on their columns, without values; none if it used other tables too, such as
   *     those of a view
   */
  record Operators(List<Operator> operators, List<ReadTable> tables, List<String> predicates) {}

  /**
   * A use of a table.
   *
   * @param access {@code READ}, or what the statement did to it, such as {@code UPDATE}
   * @param filesBefore files of the version; 0 where none were chosen or a policy hides rows
   * @param files those of them that were read
   */
  record ReadTable(
      String name, String access, long filesBefore, long files, long bytesBefore, long bytes) {}

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
    SeenPlaces seen = new SeenPlaces(lake, call.caller());
    List<TableUse> told =
        past.tables().stream().filter(use -> use.direct() && seen.sees(use.table())).toList();
    return new Operators(
        past.operators().stream()
            .map(each -> new Operator(each.type(), each.rows(), each.micros()))
            .toList(),
        told.stream().map(StatementEndpoints::told).toList(),
        told.size() == past.tables().size() ? past.predicates() : List.of());
  }

  private static ReadTable told(TableUse use) {
    return new ReadTable(
        use.table(), use.access(), use.filesBefore(), use.files(), use.bytesBefore(), use.bytes());
  }

  private static ApiException missing(String id) {
    return ApiException.missing("The statement " + id + " was not found.");
  }
}
