/**
 * Expressions that stand in the log (CHECK, generated columns, defaults): stored in Spark's
 * spelling, run in DuckDB's. Starting point: {@link
 * io.lakewise.engine.expression.PortableExpressions}.
 */
package io.lakewise.engine.expression;
