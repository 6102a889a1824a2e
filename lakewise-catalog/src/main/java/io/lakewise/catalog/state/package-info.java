/**
 * The database behind the catalog: SQLite in a file of the lake, or PostgreSQL. Starting point:
 * {@link io.lakewise.catalog.state.State}.
 */
package io.lakewise.catalog.state;
