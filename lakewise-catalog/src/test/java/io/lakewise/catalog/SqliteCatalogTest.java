package io.lakewise.catalog;

/** The contract over SQLite. */
class SqliteCatalogTest extends StateContract {}
