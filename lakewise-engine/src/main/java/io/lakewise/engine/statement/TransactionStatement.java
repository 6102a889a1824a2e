package io.lakewise.engine.statement;

/**
 * {@code BEGIN}, {@code START TRANSACTION}, {@code COMMIT}, {@code ROLLBACK} and the like.
 *
 * @param name the words, upper case
 */
public record TransactionStatement(String name) implements Statement {}
