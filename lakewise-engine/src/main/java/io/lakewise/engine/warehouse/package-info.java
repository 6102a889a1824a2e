/**
 * The statements about the warehouses of a server. Starting point: {@link
 * io.lakewise.engine.warehouse.WarehouseStatements}.
 */
package io.lakewise.engine.warehouse;
