/**
 * The transaction log: actions, commits, checkpoints, checksums.
 *
 * <p>Starting points: {@link io.lakewise.table.log.ActionJson} reads and writes commits, {@link
 * io.lakewise.table.log.LogSegment} says which files make up a version, {@link
 * io.lakewise.table.log.LogReader} reads them, {@link io.lakewise.table.log.CommitLog} reads
 * commits one by one.
 */
package io.lakewise.table.log;
