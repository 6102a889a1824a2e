/**
 * Files into tables beside raw DuckDB's COPY. Starting point: {@link
 * io.lakewise.bench.load.ImportCommand}.
 */
package io.lakewise.bench.load;
