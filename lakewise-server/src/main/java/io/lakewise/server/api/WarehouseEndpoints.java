package io.lakewise.server.api;

import io.lakewise.engine.session.Principal;
import io.lakewise.server.record.StatementTypes;
import io.lakewise.server.statement.Statement;
import io.lakewise.server.statement.StatementRequest;
import io.lakewise.server.statement.Statements;
import io.lakewise.server.warehouse.Standing;
import io.lakewise.server.warehouse.WarehouseRegistry;
import io.lakewise.server.warehouse.WarehouseStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where statements run. */
public final class WarehouseEndpoints {

  private final WarehouseRegistry warehouses;
  private final Statements statements;
  private final boolean withText;

  /**
   * Tells of these.
   *
   * @param statements that came by HTTP
   * @param withText whether their texts are shown to their authors
   */
  public WarehouseEndpoints(WarehouseRegistry warehouses, Statements statements, boolean withText) {
    this.warehouses = warehouses;
    this.statements = statements;
    this.withText = withText;
  }

  /** A warehouse as it is now. */
  record Warehouse(
      String id,
      String name,
      String owner,
      Instant createdAt,
      String state,
      String size,
      long workers,
      long minWorkers,
      long maxWorkers,
      long autoStopMinutes,
      long statementSeconds,
      boolean warmSpare,
      long running,
      long waiting,
      Optional<String> problem) {}

  /** A page of warehouses. */
  record WarehouseList(List<Warehouse> warehouses, Optional<String> nextPageToken) {}

  /** A statement on a warehouse; its text is its author's alone, its type is of those by HTTP. */
  record QueuedStatement(
      Optional<String> id,
      String user,
      String state,
      Instant askedAt,
      Optional<Instant> startedAt,
      Optional<String> type,
      Optional<String> client,
      Map<String, String> tags,
      Optional<String> text) {}

  /** The statements of a warehouse: those that run, then those that wait. */
  record WarehouseQueue(List<QueuedStatement> statements) {}

  List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            "/api/v1/warehouses",
            "listWarehouses",
            "Warehouses, and what they do now",
            List.of(Parameter.LIMIT, Parameter.PAGE),
            WarehouseList.class,
            call -> {
              Page<WarehouseStatus> page =
                  Page.of(call, warehouses.list(call.caller()), status -> status.entry().id());
              return new WarehouseList(
                  page.items().stream().map(WarehouseEndpoints::described).toList(), page.next());
            }),
        Endpoint.get(
            "/api/v1/warehouses/{warehouse}",
            "getWarehouse",
            "One warehouse by its id or name",
            List.of(),
            Warehouse.class,
            call -> described(warehouses.status(call.caller(), call.path("warehouse")))),
        Endpoint.get(
            "/api/v1/warehouses/{warehouse}/queue",
            "getWarehouseQueue",
            "The statements that run on a warehouse or wait for it, on this server: all for who"
                + " may change the warehouse, else the caller's own",
            List.of(),
            WarehouseQueue.class,
            call ->
                new WarehouseQueue(
                    warehouses.queue(call.caller(), call.path("warehouse")).stream()
                        .map(standing -> described(standing, call.caller()))
                        .toList())));
  }

  private QueuedStatement described(Standing standing, Principal caller) {
    Optional<Statement> statement = statements.signed(standing.statement());
    Optional<StatementRequest> request = statement.map(Statement::request);
    boolean own = standing.user().equals(caller.id());
    return new QueuedStatement(
        Optional.of(standing.statement()).filter(id -> !id.isEmpty()),
        standing.user(),
        standing.since().isPresent() ? "RUNNING" : "QUEUED",
        standing.asked(),
        standing.since(),
        request.map(asked -> StatementTypes.of(asked.text())),
        request.map(StatementRequest::client).filter(client -> !client.isEmpty()),
        statement.map(found -> found.tags().values()).orElse(Map.of()),
        request.filter(asked -> own && withText).map(StatementRequest::text));
  }

  private static Warehouse described(WarehouseStatus status) {
    return new Warehouse(
        status.entry().id(),
        status.entry().name(),
        status.entry().owner(),
        status.entry().createdAt(),
        status.state().name(),
        status.size().label(),
        status.workers(),
        status.entry().minWorkers(),
        status.entry().maxWorkers(),
        status.entry().autoStopMinutes(),
        status.entry().statementSeconds(),
        status.entry().warmSpare(),
        status.running(),
        status.waiting(),
        Optional.of(status.problem()).filter(problem -> !problem.isEmpty()));
  }
}
