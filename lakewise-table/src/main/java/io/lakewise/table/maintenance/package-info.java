/** What keeps a table healthy: vacuum, log cleaning, checkpoint policy, compaction plans. */
package io.lakewise.table.maintenance;
