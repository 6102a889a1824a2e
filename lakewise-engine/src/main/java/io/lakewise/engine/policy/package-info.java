/**
 * Row filters and column masks of tables: set, taken away, checked. What they do to a query is in
 * {@link io.lakewise.engine.query.PolicySql}. Starting point: {@link
 * io.lakewise.engine.policy.PolicyStatements}.
 */
package io.lakewise.engine.policy;
