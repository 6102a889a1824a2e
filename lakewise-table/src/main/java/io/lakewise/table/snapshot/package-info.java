/** One version of a table as a typed index that advances commit by commit. */
package io.lakewise.table.snapshot;
