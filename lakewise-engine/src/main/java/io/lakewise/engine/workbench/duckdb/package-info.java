/**
 * The executing half inside this process, on DuckDB instances that are locked before any text of a
 * user reaches them. Starting points: {@link
 * io.lakewise.engine.workbench.duckdb.EmbeddedWorkbench}, {@link
 * io.lakewise.engine.workbench.duckdb.EmbeddedWorkSession}, {@link
 * io.lakewise.engine.workbench.duckdb.FilterReader} for pruning, {@link
 * io.lakewise.engine.workbench.duckdb.MemoryWatch}.
 */
package io.lakewise.engine.workbench.duckdb;
