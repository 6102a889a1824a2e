/**
 * The change data feed, written or derived.
 *
 * <p>Starting point: {@link io.lakewise.table.changes.ChangeFeed}.
 */
package io.lakewise.table.changes;
