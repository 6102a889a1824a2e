package io.lakewise.engine.statement;

/**
 * Anything that DuckDB calls a query: SELECT, WITH, FROM, VALUES, TABLE, PIVOT, UNPIVOT, SUMMARIZE,
 * DESCRIBE of a query.
 *
 * @param query the whole text; {@link QueryText#rewrite} makes it DuckDB's
 */
public record QueryStatement(Fragment query) implements Statement {}
