package io.lakewise.catalog;

/** The contract over SQLite. */
class WarehousesTest extends WarehousesContract {}
