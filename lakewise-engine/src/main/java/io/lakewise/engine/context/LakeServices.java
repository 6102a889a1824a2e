package io.lakewise.engine.context;

import io.lakewise.catalog.Catalog;
import io.lakewise.engine.query.KeptGuards;
import io.lakewise.engine.result.KnownResults;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.table.storage.ObjectStore;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What all sessions of a lake share.
 *
 * @param layout where things lie in the lake
 * @param store the storage of tables
 * @param catalog the names; asked only when a name is needed
 * @param tables the tables by their locations
 * @param workbench the executing half; asked only when there is something to execute
 * @param tableFunctions table functions of Lakewise
 * @param virtualRelations relations that Lakewise computes
 * @param clock the time
 * @param ids new ids
 * @param warehouses of the server; empty where there is none
 * @param known rows of queries that were asked before
 * @param guards policies that were bound before
 */
public record LakeServices(
    LakeLayout layout,
    ObjectStore store,
    Supplier<Catalog> catalog,
    LakeTables tables,
    Supplier<Workbench> workbench,
    TableFunctions tableFunctions,
    VirtualRelations virtualRelations,
    Clock clock,
    Supplier<UUID> ids,
    Optional<WarehouseControl> warehouses,
    KnownResults known,
    KeptGuards guards) {

  /**
   * The same with another executing half, perhaps the warehouses of the server, and rows that are
   * known before the executing half is asked.
   */
  public LakeServices on(
      Supplier<Workbench> executing, Optional<WarehouseControl> control, KnownResults remembered) {
    return new LakeServices(
        layout,
        store,
        catalog,
        tables,
        executing,
        tableFunctions,
        virtualRelations,
        clock,
        ids,
        control,
        remembered,
        guards);
  }
}
