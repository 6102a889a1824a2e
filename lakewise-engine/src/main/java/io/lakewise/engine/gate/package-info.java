/**
 * The gate before the engine: what a parsed query may say. Starting point: {@link
 * io.lakewise.engine.gate.Gate}.
 */
package io.lakewise.engine.gate;
