/** The change data feed, written or derived. */
package io.lakewise.table.changes;
