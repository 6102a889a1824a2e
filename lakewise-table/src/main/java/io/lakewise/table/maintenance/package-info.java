/**
 * What keeps a table healthy: vacuum, compaction plans, restoring, cloning.
 *
 * <p>Starting points: {@link io.lakewise.table.maintenance.Vacuum}, {@link
 * io.lakewise.table.maintenance.Compaction}, {@link io.lakewise.table.maintenance.Restore}, {@link
 * io.lakewise.table.maintenance.ShallowClone}. Logs are cleaned by {@link
 * io.lakewise.table.transaction.LogCleanup}.
 */
package io.lakewise.table.maintenance;
