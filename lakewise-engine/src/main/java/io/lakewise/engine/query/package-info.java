/**
 * From a query's text to a query over pinned table versions: names are resolved, views and
 * functions expanded, files pruned. Starting points: {@link io.lakewise.engine.query.QueryBinder},
 * {@link io.lakewise.engine.query.QueryRunner}.
 */
package io.lakewise.engine.query;
