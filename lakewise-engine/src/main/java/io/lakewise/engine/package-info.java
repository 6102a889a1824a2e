/**
 * SQL over Delta tables.
 *
 * <p>Two halves: one knows names, versions, rights, and commits, and makes no DuckDB call on a
 * user's text; the other, {@link io.lakewise.engine.workbench}, parses, plans, executes and stages
 * files with DuckDB. Starting points: {@link io.lakewise.engine.session.Session}, {@link
 * io.lakewise.engine.workbench.Workbench}.
 */
package io.lakewise.engine;
