/**
 * {@code information_schema} as BI tools and dbt read it, of one catalog, or as {@code
 * system.information_schema} of all. Starting point: {@link
 * io.lakewise.engine.information.InformationSchema}.
 */
package io.lakewise.engine.information;
