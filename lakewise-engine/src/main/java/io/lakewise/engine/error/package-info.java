/** The factory of this module's errors, and how a place in a statement is shown. */
package io.lakewise.engine.error;
