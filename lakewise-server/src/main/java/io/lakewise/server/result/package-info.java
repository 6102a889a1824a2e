/**
 * Results of statements, kept for a while as Arrow batches, small ones in memory and others on
 * disk. Starting points: {@link io.lakewise.server.result.ResultWriter}, {@link
 * io.lakewise.server.result.KeptResult}.
 */
package io.lakewise.server.result;
