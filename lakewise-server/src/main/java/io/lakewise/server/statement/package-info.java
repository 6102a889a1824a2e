/**
 * Statements that run in the background: their states, their results, their history. Starting
 * point: {@link io.lakewise.server.statement.Statements}.
 */
package io.lakewise.server.statement;
