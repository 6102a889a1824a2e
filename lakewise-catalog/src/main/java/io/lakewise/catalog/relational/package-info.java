/**
 * The catalog kept in a relational database. Starting point: {@link
 * io.lakewise.catalog.relational.RelationalCatalog}.
 */
package io.lakewise.catalog.relational;
