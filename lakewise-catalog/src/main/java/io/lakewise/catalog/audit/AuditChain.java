package io.lakewise.catalog.audit;

/**
 * How far a chain goes, as the state knows it.
 *
 * @param id of the chain
 * @param active whether it goes on; else it came with a backup, and may have gone on after that
 * @param lastSequence of its last link
 * @param lastHash of that link
 */
public record AuditChain(String id, boolean active, long lastSequence, String lastHash) {}
