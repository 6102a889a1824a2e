/**
 * What the processes of a lake are about to put in place, and what of it is removed when one of
 * them was killed. Starting points: {@link io.lakewise.engine.journal.LakeJournal}, {@link
 * io.lakewise.engine.journal.DeadProcesses}.
 */
package io.lakewise.engine.journal;
