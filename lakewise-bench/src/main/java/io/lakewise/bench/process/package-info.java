/**
 * The processes that benches start: this program again, peers, tools. Starting points: {@link
 * io.lakewise.bench.process.ChildProcess}, {@link io.lakewise.bench.process.Checkout}.
 */
package io.lakewise.bench.process;
