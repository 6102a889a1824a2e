/** Placeholder. */
package io.lakewise.bench;
