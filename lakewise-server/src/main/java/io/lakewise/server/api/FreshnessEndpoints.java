package io.lakewise.server.api;

import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.engine.observation.StatementReport;
import io.lakewise.engine.observation.TableUse;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.statement.Statement;
import io.lakewise.server.statement.StatementState;
import io.lakewise.server.statement.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the tables that a statement read have changed since, so that it should be asked again.
 */
public final class FreshnessEndpoints {

  private final Statements statements;
  private final LakeInspection inspection;

  /** Compares what statements read with the tables of a lake. */
  public FreshnessEndpoints(Statements statements, LakeInspection inspection) {
    this.statements = statements;
    this.inspection = inspection;
  }

  /**
   * How old an answer is.
   *
   * @param finishedAt when its rows were decided
   * @param fromResultCache whether the rows were known before it came
   * @param current whether every table that it read is as it was then; views, rights and policies
   *     are not compared
   */
  record Freshness(Optional<Instant> finishedAt, boolean fromResultCache, boolean current) {}

  List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            "/api/v1/statements/{id}/freshness",
            "getFreshness",
            "Whether the tables that a statement of the caller read are as they were then",
            List.of(),
            Freshness.class,
            this::freshness));
  }

  private Freshness freshness(ApiCall call) {
    String id = call.path("id");
    Statement statement =
        statements
            .find(call.caller(), id)
            .filter(found -> found.state() != StatementState.CLOSED)
            .filter(found -> uses(found).allMatch(use -> inspection.mayRead(call.caller(), use)))
            .orElseThrow(() -> ApiException.missing("The statement " + id + " was not found."));
    return new Freshness(
        statement.finished(),
        statement.isFromCache(),
        uses(statement).allMatch(inspection::isNewest));
  }

  private static Stream<TableUse> uses(Statement statement) {
    return statement.report().stream().map(StatementReport::tables).flatMap(List::stream);
  }
}
