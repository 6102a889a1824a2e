/**
 * From a shell to the answer of {@code select 1}. Starting point: {@link
 * io.lakewise.bench.start.StartCommand}.
 */
package io.lakewise.bench.start;
