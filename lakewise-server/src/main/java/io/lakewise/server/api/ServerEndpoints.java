package io.lakewise.server.api;

import com.linecorp.armeria.common.HttpMethod;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.configuration.Effective;
import io.lakewise.server.warehouse.WarehouseRegistry;
import io.lakewise.server.warehouse.WarehouseStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What an admin wants to know of the server itself. */
public final class ServerEndpoints {

  private final Effective effective;
  private final WarehouseRegistry warehouses;
  private final String version;
  private final Instant startedAt;

  /**
   * Tells of a server.
   *
   * @param effective its settings, with where they come from
   */
  public ServerEndpoints(
      Effective effective, WarehouseRegistry warehouses, String version, Instant startedAt) {
    this.effective = effective;
    this.warehouses = warehouses;
    this.version = version;
    this.startedAt = startedAt;
  }

  /**
   * A setting in force.
   *
   * @param value without secrets
   * @param origin default, file, environment or flag
   */
  record SettingInForce(String key, Optional<String> value, String origin, String description) {}

  /**
   * The server as it is now.
   *
   * @param state the database of names and rights: SQLite or PostgreSQL
   * @param heapBytes that the server's own process uses of {@code heapLimitBytes}
   * @param workers processes that run statements
   * @param running statements
   * @param waiting statements
   */
  record ServerState(
      String version,
      Instant startedAt,
      String java,
      String state,
      long processors,
      long heapBytes,
      long heapLimitBytes,
      long workers,
      long running,
      long waiting,
      List<SettingInForce> settings) {}

  List<Endpoint> all() {
    return List.of(
        new Endpoint(
            HttpMethod.GET,
            "/api/v1/server",
            "serverState",
            "For admins: the server, and the settings in force",
            true,
            List.of(),
            Optional.empty(),
            ServerState.class,
            call -> now(call.caller())));
  }

  private ServerState now(Principal admin) {
    Runtime runtime = Runtime.getRuntime();
    List<WarehouseStatus> all = warehouses.list(admin);
    return new ServerState(
        version,
        startedAt,
        System.getProperty("java.version"),
        effective.configuration().state().isPresent() ? "PostgreSQL" : "SQLite",
        runtime.availableProcessors(),
        runtime.totalMemory() - runtime.freeMemory(),
        runtime.maxMemory(),
        sum(all, WarehouseStatus::workers),
        sum(all, WarehouseStatus::running),
        sum(all, WarehouseStatus::waiting),
        effective.values().stream().map(ServerEndpoints::described).toList());
  }

  private static long sum(List<WarehouseStatus> all, ToLongFunction<WarehouseStatus> of) {
    return all.stream().mapToLong(of).sum();
  }

  private static SettingInForce described(Effective.Value value) {
    return new SettingInForce(
        value.setting().key(),
        Optional.of(value.text()).filter(text -> !text.isEmpty()),
        value.origin().toString(),
        value.setting().description());
  }
}
