package io.lakewise.engine.statement;

/**
 * A statement that is known and not offered, such as GRANT or DuckDB's ATTACH.
 *
 * @param name its words, upper case
 * @param remedy what to do instead, a sentence; empty if nothing comes near
 */
public record UnsupportedStatement(String name, String remedy) implements Statement {}
