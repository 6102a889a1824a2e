/**
 * The Parquet port by DuckDB, and the SQL that it shares with the engine's executing half.
 *
 * <p>Starting points: {@link io.lakewise.table.parquet.duckdb.ScanSql} turns files of a table
 * version into a relation, {@link io.lakewise.table.parquet.duckdb.DuckDbTypes} maps types.
 */
package io.lakewise.table.parquet.duckdb;
