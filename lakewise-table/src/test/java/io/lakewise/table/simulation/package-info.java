/**
 * Random histories of several writers and readers on a store that fails, from a seed, beside a
 * plain model.
 *
 * <p>Starting points: {@link io.lakewise.table.simulation.SimulationIT}, {@link
 * io.lakewise.table.simulation.History}.
 */
package io.lakewise.table.simulation;
