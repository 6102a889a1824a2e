/**
 * Damaged tables and files, and tables that somebody else made to do harm.
 *
 * <p>Starting points: {@link io.lakewise.engine.damage.DamagedTableTest} damages at random, {@link
 * io.lakewise.engine.damage.HostileTableTest} by hand.
 */
package io.lakewise.engine.damage;
