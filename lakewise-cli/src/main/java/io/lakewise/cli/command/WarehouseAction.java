package io.lakewise.cli.command;

import io.lakewise.cli.CliErrors;
import io.lakewise.table.parquet.duckdb.Identifiers;

/** What {@code lakewise warehouse} does, each by the statement of the same meaning. */
enum WarehouseAction {
  /** Lists all, or one. */
  list,
  /** Makes one. */
  create,
  /** Changes one. */
  edit,
  /** Starts one. */
  start,
  /** Stops one. */
  stop,
  /** Takes one away. */
  drop;

  /** The statement for a warehouse; {@code name} may be null for a list. */
  String statement(String name, WarehouseSettings settings) {
    if (this == list) {
      return name == null ? "SHOW WAREHOUSES" : "SHOW WAREHOUSE " + Identifiers.quote(name);
    }
    if (name == null) {
      throw CliErrors.warehouseUnnamed(name());
    }
    String properties = settings.properties();
    String quoted = Identifiers.quote(name);
    return switch (this) {
      case list -> throw new IllegalStateException("has no name");
      case create ->
          "CREATE WAREHOUSE " + quoted + (properties.isEmpty() ? "" : " WITH (" + properties + ")");
      case edit -> "ALTER WAREHOUSE " + quoted + " SET (" + properties + ")";
      case start -> "START WAREHOUSE " + quoted;
      case stop -> "STOP WAREHOUSE " + quoted;
      case drop -> "DROP WAREHOUSE " + quoted;
    };
  }
}
