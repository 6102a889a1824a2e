/**
 * What statements work with: the lake's services, a session's state, and the names that a statement
 * sees. Starting points: {@link io.lakewise.engine.context.StatementContext}, {@link
 * io.lakewise.engine.context.StatementNames}.
 */
package io.lakewise.engine.context;
