/**
 * What is known of tables without running a statement: from names and logs alone. Starting point:
 * {@link io.lakewise.engine.inspection.LakeInspection}.
 */
package io.lakewise.engine.inspection;
