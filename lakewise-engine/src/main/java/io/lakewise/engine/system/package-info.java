/**
 * The catalog {@code system}, whose tables Lakewise writes and users read. Starting point: {@link
 * io.lakewise.engine.system.SystemTables}.
 */
package io.lakewise.engine.system;
