package io.lakewise.server.warehouse;

/** What a warehouse does, by Databricks' names. */
public enum WarehouseState {
  /** Its first worker is being started. */
  STARTING,
  /** Takes statements. */
  RUNNING,
  /** Waits for its last statements. */
  STOPPING,
  /** Has no worker; the next statement starts one. */
  STOPPED
}
