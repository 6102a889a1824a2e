/**
 * Proves by brute force over the log that pruning reads exactly what it must. Starting points:
 * {@link io.lakewise.engine.pruning.PruningTest}, {@link
 * io.lakewise.engine.pruning.TpchPruningTest}.
 */
package io.lakewise.engine.pruning;
