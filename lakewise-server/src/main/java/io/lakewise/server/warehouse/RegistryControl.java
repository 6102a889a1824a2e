package io.lakewise.server.warehouse;

import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.engine.context.WarehouseControl;
import io.lakewise.engine.session.Principal;
import java.util.List;
import java.util.Map;

/** The warehouses as SQL sees them. */
public record RegistryControl(WarehouseRegistry warehouses) implements WarehouseControl {

  @Override
  public List<Line> list(Principal caller) {
    return warehouses.list(caller).stream().map(this::line).toList();
  }

  @Override
  public String name(Principal caller, String idOrName) {
    return warehouses.entry(caller, idOrName).name();
  }

  private Line line(WarehouseStatus status) {
    WarehouseEntry entry = status.entry();
    return new Line(
        entry.id(),
        entry.name(),
        status.state().name(),
        status.size().label(),
        status.workers(),
        entry.minWorkers(),
        entry.maxWorkers(),
        status.running(),
        status.waiting(),
        entry.autoStopMinutes(),
        entry.queuedStatements().orElse(null),
        entry.statementSeconds(),
        entry.warmSpare(),
        entry.owner(),
        warehouses.shortOf(entry));
  }

  @Override
  public void create(Principal caller, String name, Map<String, String> options) {
    warehouses.create(caller, name, options);
  }

  @Override
  public void alter(Principal caller, String name, Map<String, String> options) {
    warehouses.edit(caller, name, options);
  }

  @Override
  public void drop(Principal caller, String name) {
    warehouses.drop(caller, name);
  }

  @Override
  public void start(Principal caller, String name) {
    warehouses.start(caller, name);
  }

  @Override
  public void stop(Principal caller, String name) {
    warehouses.stop(caller, name);
  }
}
