package io.lakewise.catalog;

/** The contract over SQLite. */
class NamesTest extends NamesContract {}
