/**
 * ALTER TABLE: changes of columns, constraints, properties and layout, each one commit. Starting
 * point: {@link io.lakewise.engine.alteration.TableAlteration}.
 */
package io.lakewise.engine.alteration;
