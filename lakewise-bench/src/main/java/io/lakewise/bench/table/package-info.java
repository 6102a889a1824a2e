/** Tables without an engine, for benches of the log. Starting point: {@code BenchTables}. */
package io.lakewise.bench.table;
