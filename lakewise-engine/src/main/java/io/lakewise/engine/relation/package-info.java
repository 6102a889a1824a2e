/**
 * Table functions of Lakewise: {@code table_changes}, {@code delta_scan}, DESCRIBE as a query, and
 * DuckDB's file readers kept within the folders that may be read. Starting point: {@link
 * io.lakewise.engine.relation.LakeFunctions}.
 */
package io.lakewise.engine.relation;
