/**
 * Which rows of which files: from the actions of a log to what the Parquet port reads.
 *
 * <p>Starting point: {@link io.lakewise.table.scan.TableRows}.
 */
package io.lakewise.table.scan;
