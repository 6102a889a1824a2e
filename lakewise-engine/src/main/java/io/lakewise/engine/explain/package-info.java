/**
 * EXPLAIN: what a statement would read, and how. Starting point: {@link
 * io.lakewise.engine.explain.ExplainStatements}.
 */
package io.lakewise.engine.explain;
