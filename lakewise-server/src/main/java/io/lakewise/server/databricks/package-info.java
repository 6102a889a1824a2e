/**
 * The interfaces of Databricks that its clients expect: statements, warehouses, query history.
 * Starting point: {@link io.lakewise.server.databricks.StatementApi}.
 */
package io.lakewise.server.databricks;
