/** Placeholder. */
package io.lakewise.cli;
