/**
 * Rebuilds names and clone references from the tables' own logs. Starting points: {@link
 * io.lakewise.catalog.repair.Repair}, {@link io.lakewise.catalog.repair.LogProperties}.
 */
package io.lakewise.catalog.repair;
