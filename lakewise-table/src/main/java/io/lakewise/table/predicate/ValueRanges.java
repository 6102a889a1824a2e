package io.lakewise.table.predicate;

/** The values for which a condition on one column is true, in the form of the column's bounds. */
sealed interface ValueRanges permits LongRanges, DoubleRanges, OrderedRanges {}
