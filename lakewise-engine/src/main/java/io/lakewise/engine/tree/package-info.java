/**
 * DuckDB's serialised parse trees ({@code json_serialize_sql}) as JSON: building and replacing
 * nodes. Starting point: {@link io.lakewise.engine.tree.Trees}.
 */
package io.lakewise.engine.tree;
