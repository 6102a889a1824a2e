/**
 * Changes of rows in a large table beside {@code deltalake}. Starting points: {@link
 * io.lakewise.bench.dml.DmlCommand}, {@link io.lakewise.bench.dml.Change}.
 */
package io.lakewise.bench.dml;
