package io.lakewise.engine.statement;

/**
 * A piece of the user's text that is handed on as it stands: a query, an expression, a path.
 *
 * @param text the characters, without surrounding blanks
 * @param offset where it begins in the statement, in characters from 0
 */
public record Fragment(String text, int offset) {}
