/**
 * Statements that create, change and remove tables, schemas, views and functions. Starting point:
 * {@link io.lakewise.engine.definition.TableCreation}.
 */
package io.lakewise.engine.definition;
