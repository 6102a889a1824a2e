package io.lakewise.engine.context;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.transaction.TableEnvironment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tables of a lake by their locations, kept so that a snapshot only advances. Thread-safe. */
public final class LakeTables {

  private final TableEnvironment environment;
  private final Map<String, DeltaTable> open = new ConcurrentHashMap<>();

  /** Tables opened in one environment. */
  public LakeTables(TableEnvironment environment) {
    this.environment = environment;
  }

  /** What the tables stand in. */
  public TableEnvironment environment() {
    return environment;
  }

  /** The table at a location, whether it exists or not. */
  public DeltaTable at(String location) {
    return open.computeIfAbsent(location, path -> DeltaTable.at(environment, path));
  }

  /** Forgets a table whose folder is gone. */
  public void forget(String location) {
    open.remove(location);
  }
}
