package io.lakewise.catalog;

/** The contract over SQLite. */
class SavedQueriesTest extends SavedItemsContract {}
