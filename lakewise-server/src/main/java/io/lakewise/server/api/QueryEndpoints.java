package io.lakewise.server.api;

import io.lakewise.server.result.KeptResult;
import io.lakewise.server.statement.Statement;
import io.lakewise.server.statement.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The statements that the caller sent to the statement API. */
public final class QueryEndpoints {

  private final Statements statements;
  private final boolean withText;

  /**
   * Tells of {@code statements}.
   *
   * @param withText whether their texts are shown
   */
  public QueryEndpoints(Statements statements, boolean withText) {
    this.statements = statements;
    this.withText = withText;
  }

  /** A statement. */
  record Query(
      String id,
      String state,
      String warehouse,
      Optional<String> client,
      Optional<String> text,
      Instant createdAt,
      Optional<Instant> startedAt,
      Optional<Instant> finishedAt,
      Optional<Long> rows,
      Optional<String> error) {}

  /** A page of statements, the newest first. */
  record QueryList(List<Query> queries, Optional<String> nextPageToken) {}

  List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            "/api/v1/queries",
            "listQueries",
            "The caller's own statements, the newest first",
            List.of(Parameter.LIMIT, Parameter.PAGE),
            QueryList.class,
            call -> {
              Page<Statement> page = Page.of(call, statements.of(call.caller()), Statement::id);
              return new QueryList(
                  page.items().stream().map(this::described).toList(), page.next());
            }));
  }

  private Query described(Statement statement) {
    return new Query(
        statement.id(),
        statement.state().name(),
        statement.request().warehouse(),
        Optional.of(statement.request().client()).filter(client -> !client.isEmpty()),
        withText ? Optional.of(statement.request().text()) : Optional.empty(),
        statement.created(),
        statement.started(),
        statement.finished(),
        statement.result().map(KeptResult::rows),
        statement.error().map(Throwable::getMessage));
  }
}
