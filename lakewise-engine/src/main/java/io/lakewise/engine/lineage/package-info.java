/**
 * Which columns of which tables the columns of a query come from, read off its bound tree. What
 * counts is what an expression of a column holds: its CASE conditions, window and FILTER included;
 * what only decides which rows there are (WHERE, ON, GROUP BY, ORDER BY) does not. Starting points:
 * {@link io.lakewise.engine.lineage.QueryLineage}, {@link io.lakewise.engine.lineage.TreeColumns}.
 */
package io.lakewise.engine.lineage;
