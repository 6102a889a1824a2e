/** The port to data files: read with a predicate and positions, write with statistics. */
package io.lakewise.table.parquet;
