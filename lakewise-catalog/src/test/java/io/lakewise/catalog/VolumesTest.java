package io.lakewise.catalog;

/** The contract over SQLite. */
class VolumesTest extends VolumesContract {}
