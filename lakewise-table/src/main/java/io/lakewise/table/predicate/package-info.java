/** Predicates over columns: which files may match, by statistics alone. */
package io.lakewise.table.predicate;
