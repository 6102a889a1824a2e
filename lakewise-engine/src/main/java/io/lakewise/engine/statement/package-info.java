/**
 * The outer grammar: the text of a statement becomes a record, the queries and expressions in it
 * become text that DuckDB's parser knows.
 *
 * <p>Starting points: {@link io.lakewise.engine.statement.Statement} (what there is), {@link
 * io.lakewise.engine.statement.StatementParser}, {@link io.lakewise.engine.statement.QueryText},
 * {@link io.lakewise.engine.statement.TypeText}, {@link
 * io.lakewise.engine.statement.StatementText}.
 */
package io.lakewise.engine.statement;
