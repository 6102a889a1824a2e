/**
 * Row filters and column masks of tables, and those by tag: made, taken away, checked. What they do
 * to a query is in {@link io.lakewise.engine.query.PolicySql}. Starting points: {@link
 * io.lakewise.engine.policy.PolicyStatements}, {@link
 * io.lakewise.engine.policy.TagPolicyStatements}.
 */
package io.lakewise.engine.policy;
