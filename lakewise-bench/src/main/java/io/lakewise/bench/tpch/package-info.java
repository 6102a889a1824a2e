/**
 * TPC-H beside raw DuckDB on the same Parquet files. Starting point: {@link
 * io.lakewise.bench.tpch.TpchCommand}.
 */
package io.lakewise.bench.tpch;
