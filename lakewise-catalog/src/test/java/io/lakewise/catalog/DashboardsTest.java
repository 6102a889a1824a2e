package io.lakewise.catalog;

/** The contract over SQLite. */
class DashboardsTest extends DashboardsContract {}
