/**
 * Data files that are read again and again, kept a second time in the form of DuckDB's own tables,
 * where a look-up costs a fraction. Start with {@link io.lakewise.engine.workbench.warm.WarmStore}.
 */
package io.lakewise.engine.workbench.warm;
