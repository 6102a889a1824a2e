/** The transaction log: actions, commits, checkpoints, checksums. */
package io.lakewise.table.log;
