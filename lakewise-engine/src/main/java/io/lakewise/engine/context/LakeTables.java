package io.lakewise.engine.context;

import io.lakewise.catalog.Catalog;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.transaction.TableEnvironment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The tables of a lake by their locations, kept so that a snapshot only advances. Thread-safe. */
public final class LakeTables {

  private final TableEnvironment environment;
  private final SeenColumns columns;
  private final Map<String, DeltaTable> open = new ConcurrentHashMap<>();

  /** Tables opened in one environment, whose columns the catalog is told of. */
  public LakeTables(TableEnvironment environment, Supplier<Catalog> catalog) {
    this.environment = environment;
    this.columns = new SeenColumns(catalog);
  }

  /** What the tables stand in. */
  public TableEnvironment environment() {
    return environment;
  }

  /** The table at a location, whether it exists or not. */
  public DeltaTable at(String location) {
    return open.computeIfAbsent(
        location,
        path -> DeltaTable.at(environment, path, snapshot -> columns.see(path, snapshot.schema())));
  }

  /** The table at a location has got a name. */
  public void named(String location) {
    columns.named(location);
  }

  /** Forgets a table whose folder is gone. */
  public void forget(String location) {
    open.remove(location);
  }
}
