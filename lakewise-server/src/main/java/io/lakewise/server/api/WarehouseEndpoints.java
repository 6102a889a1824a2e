package io.lakewise.server.api;

import io.lakewise.server.warehouse.WarehouseRegistry;
import io.lakewise.server.warehouse.WarehouseStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where statements run. */
public final class WarehouseEndpoints {

  private final WarehouseRegistry warehouses;

  /** Tells of these. */
  public WarehouseEndpoints(WarehouseRegistry warehouses) {
    this.warehouses = warehouses;
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
            call -> described(warehouses.status(call.caller(), call.path("warehouse")))));
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
