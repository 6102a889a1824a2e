/**
 * What can go wrong with names. Starting point: {@link io.lakewise.catalog.error.CatalogErrors}.
 */
package io.lakewise.catalog.error;
