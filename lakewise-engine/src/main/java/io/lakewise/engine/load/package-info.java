/**
 * COPY INTO: rows of files become rows of a table, those of each file once.
 *
 * <p>Starting point: {@link io.lakewise.engine.load.CopyInto}.
 */
package io.lakewise.engine.load;
