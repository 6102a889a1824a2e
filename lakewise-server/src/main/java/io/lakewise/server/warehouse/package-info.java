/**
 * Warehouses: worker processes that this server starts, watches and speaks to, and the executing
 * half of the engine as it looks from here. Starting points: {@link
 * io.lakewise.server.warehouse.WarehouseRegistry}, {@link io.lakewise.server.warehouse.Warehouse},
 * {@link io.lakewise.server.warehouse.RemoteWorkbench}.
 */
package io.lakewise.server.warehouse;
