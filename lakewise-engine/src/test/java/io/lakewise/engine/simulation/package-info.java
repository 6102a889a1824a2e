/**
 * Random histories of SQL statements by several processes on a store that fails.
 *
 * <p>Starting point: {@link io.lakewise.engine.simulation.SqlSimulationIT}.
 */
package io.lakewise.engine.simulation;
