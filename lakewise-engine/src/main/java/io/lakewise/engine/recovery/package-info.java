/**
 * Finds the tables that lie in a lake, so that names can be rebuilt. Starting point: {@link
 * io.lakewise.engine.recovery.LakeTableDirectory}.
 */
package io.lakewise.engine.recovery;
