/**
 * Statements that restore, lay out, clean and convert tables.
 *
 * <p>Starting point: {@link io.lakewise.engine.maintenance.MaintenanceStatements}.
 */
package io.lakewise.engine.maintenance;
