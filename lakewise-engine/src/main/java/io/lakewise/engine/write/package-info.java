/**
 * Statements that change rows: INSERT, UPDATE, DELETE, MERGE. Each binds what it must read, marks
 * rows of pruned files by their positions, stages new files, and commits. Starting points: {@link
 * io.lakewise.engine.write.DataStatements}, {@link io.lakewise.engine.write.RowShape}.
 */
package io.lakewise.engine.write;
