/**
 * For which inputs a monotone function of a column yields values within a range. Start at {@link
 * io.lakewise.engine.workbench.range.Step}.
 */
package io.lakewise.engine.workbench.range;
