/**
 * Records of what statements did and what warehouses cost, without a text or a value of any
 * statement. Starting points: {@link io.lakewise.server.record.Recorder}, which takes them, and
 * {@link io.lakewise.server.record.Roller}, which puts them into the tables of {@code system}.
 */
package io.lakewise.server.record;
