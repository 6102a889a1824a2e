/**
 * Delta tables as a Java library.
 *
 * <p>Starting points: {@link io.lakewise.table.snapshot.Snapshot} is one version of a table, {@link
 * io.lakewise.table.predicate.Predicate} says which files may matter, {@link
 * io.lakewise.table.parquet.Parquet} is the port to data files and {@link
 * io.lakewise.table.storage.ObjectStore} the port to storage.
 */
package io.lakewise.table;
