package io.lakewise.catalog;

/** The contract over SQLite. */
class SchedulesTest extends SchedulesContract {}
