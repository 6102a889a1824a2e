/**
 * Statements that tell about a lake: DESCRIBE, SHOW, and the same as queries. Starting points:
 * {@link io.lakewise.engine.describe.DescribeStatements}, {@link
 * io.lakewise.engine.describe.ShowStatements}.
 */
package io.lakewise.engine.describe;
