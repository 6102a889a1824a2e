package io.lakewise.engine.warehouse;

import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.WarehouseControl;
import io.lakewise.engine.context.WarehouseControl.Line;
import io.lakewise.engine.describe.LikePattern;
import io.lakewise.engine.error.EngineErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.statement.WarehouseStatement;
import io.lakewise.engine.statement.WarehouseStatement.AlterWarehouse;
import io.lakewise.engine.statement.WarehouseStatement.CreateWarehouse;
import io.lakewise.engine.statement.WarehouseStatement.DropWarehouse;
import io.lakewise.engine.statement.WarehouseStatement.ShowWarehouses;
import io.lakewise.engine.statement.WarehouseStatement.StartWarehouse;
import io.lakewise.engine.statement.WarehouseStatement.StopWarehouse;
import io.lakewise.engine.statement.WarehouseStatement.UseWarehouse;
import java.util.Arrays;
import java.util.List;

/** Runs the statements about warehouses, which only a server has. */
public final class WarehouseStatements {

  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("name", "VARCHAR"),
          new ResultColumn("id", "VARCHAR"),
          new ResultColumn("state", "VARCHAR"),
          new ResultColumn("size", "VARCHAR"),
          new ResultColumn("workers", "INTEGER"),
          new ResultColumn("min_workers", "INTEGER"),
          new ResultColumn("max_workers", "INTEGER"),
          new ResultColumn("running", "INTEGER"),
          new ResultColumn("waiting", "INTEGER"),
          new ResultColumn("auto_stop_mins", "INTEGER"),
          new ResultColumn("queued_statements", "INTEGER"),
          new ResultColumn("statement_timeout", "INTEGER"),
          new ResultColumn("warm_spare", "BOOLEAN"),
          new ResultColumn("owner", "VARCHAR"),
          new ResultColumn("note", "VARCHAR"));

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public WarehouseStatements(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs the statement. */
  public Result run(WarehouseStatement wanted) {
    WarehouseControl control =
        statement.lake().warehouses().orElseThrow(() -> EngineErrors.needsServer(wanted.title()));
    Principal caller = statement.session().principal();
    if (wanted instanceof ShowWarehouses show) {
      return show(control.list(caller), show);
    }
    if (wanted instanceof CreateWarehouse create) {
      return create(control, caller, create);
    }
    if (wanted instanceof AlterWarehouse alter) {
      control.alter(caller, alter.name(), alter.options());
      return Results.done("Altered warehouse " + alter.name() + ".");
    }
    if (wanted instanceof DropWarehouse drop) {
      return drop(control, caller, drop);
    }
    if (wanted instanceof StartWarehouse start) {
      control.start(caller, start.name());
      return Results.done("Warehouse " + start.name() + " starts.");
    }
    if (wanted instanceof UseWarehouse use) {
      String name = control.name(caller, use.name());
      statement.session().warehouse(name);
      return Results.done("using warehouse " + name);
    }
    String name = ((StopWarehouse) wanted).name();
    control.stop(caller, name);
    return Results.done("Warehouse " + name + " stops when its statements have ended.");
  }

  private static Result create(WarehouseControl control, Principal caller, CreateWarehouse create) {
    try {
      control.create(caller, create.name(), create.options());
    } catch (NameTakenException there) {
      if (!create.ifNotExists()) {
        throw there;
      }
      return Results.done("Warehouse " + create.name() + " exists already.");
    }
    return Results.done("Created warehouse " + create.name() + ".");
  }

  private static Result drop(WarehouseControl control, Principal caller, DropWarehouse drop) {
    try {
      control.drop(caller, drop.name());
    } catch (NameNotFoundException none) {
      if (!drop.ifExists()) {
        throw none;
      }
      return Results.done("There is no warehouse " + drop.name() + ".");
    }
    return Results.done("Dropped warehouse " + drop.name() + ".");
  }

  private static Result show(List<Line> lines, ShowWarehouses show) {
    LikePattern pattern = new LikePattern(show.pattern());
    return Results.rows(
        COLUMNS,
        lines.stream()
            .filter(line -> show.name().map(line.name()::equalsIgnoreCase).orElse(true))
            .filter(line -> pattern.matches(line.name()))
            .map(WarehouseStatements::row)
            .toList());
  }

  private static List<Object> row(Line line) {
    return Arrays.asList(
        line.name(),
        line.id(),
        line.state(),
        line.size(),
        line.workers(),
        line.minWorkers(),
        line.maxWorkers(),
        line.running(),
        line.waiting(),
        line.autoStopMinutes(),
        line.queuedStatements(),
        line.statementSeconds(),
        line.warmSpare(),
        line.owner(),
        line.note());
  }
}
