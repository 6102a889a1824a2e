/**
 * The gate before the engine: looks through a parsed query and lets only known nodes, types and
 * functions pass. Starting points: {@link io.lakewise.engine.gate.Gate}; the judged functions are
 * in {@code duckdb-functions.txt}.
 */
package io.lakewise.engine.gate;
