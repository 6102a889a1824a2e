/**
 * The names of a lake's objects, as the engine sees them: catalogs, schemas, tables, views,
 * functions, tags, clone references and external locations. Starting points: {@link
 * io.lakewise.catalog.Catalog} and {@link io.lakewise.catalog.Viewer}; {@code
 * io.lakewise.catalog.relational.RelationalCatalog} keeps them in SQLite or PostgreSQL.
 */
package io.lakewise.catalog;
