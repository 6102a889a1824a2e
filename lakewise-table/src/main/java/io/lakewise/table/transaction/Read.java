package io.lakewise.table.transaction;

import io.lakewise.table.predicate.Predicate;

/**
 * A condition that a transaction read with.
 *
 * @param condition for the check by statistics
 * @param probe for the check by rows
 */
record Read(Predicate condition, RowProbe probe) {}
