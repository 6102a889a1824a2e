package io.lakewise.engine.context;

import io.lakewise.engine.session.Principal;
import java.util.List;
import java.util.Map;

/** The warehouses of the server that runs this engine. Thread-safe; errors are its own. */
public interface WarehouseControl {

  /**
   * A warehouse as it is now.
   *
   * @param state STARTING, RUNNING, STOPPING or STOPPED
   * @param queuedStatements that may wait; null for what the configuration says
   * @param note what its workers lack here of what their size says, and why; empty if nothing
   */
  record Line(
      String id,
      String name,
      String state,
      String size,
      int workers,
      int minWorkers,
      int maxWorkers,
      int running,
      int waiting,
      int autoStopMinutes,
      Integer queuedStatements,
      int statementSeconds,
      boolean warmSpare,
      String owner,
      String note) {}

  /** Those that the caller sees, in order of name. */
  List<Line> list(Principal caller);

  /** The name of one that the caller sees, by its id or name. */
  String name(Principal caller, String idOrName);

  /** Makes one. */
  void create(Principal caller, String name, Map<String, String> options);

  /** Gives one other settings. */
  void alter(Principal caller, String name, Map<String, String> options);

  /** Takes one away. */
  void drop(Principal caller, String name);

  /** Starts one. */
  void start(Principal caller, String name);

  /** Stops one when its statements have ended. */
  void stop(Principal caller, String name);
}
