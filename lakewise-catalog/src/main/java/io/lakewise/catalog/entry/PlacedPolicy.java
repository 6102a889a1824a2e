package io.lakewise.catalog.entry;

/**
 * A policy by tag and where it was made.
 *
 * @param policy the policy
 * @param catalog where
 * @param schema of the schema or table, or null
 * @param table or null
 */
public record PlacedPolicy(TagPolicy policy, String catalog, String schema, String table) {}
