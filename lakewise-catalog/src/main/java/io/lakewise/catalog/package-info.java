/** Placeholder. */
package io.lakewise.catalog;
