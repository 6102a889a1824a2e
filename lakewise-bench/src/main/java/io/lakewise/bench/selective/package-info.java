/**
 * What a layout saves a query that wants little. Starting point: {@link
 * io.lakewise.bench.selective.SelectiveCommand}.
 */
package io.lakewise.bench.selective;
