/** The one exception of Lakewise and the factory of this module's errors. */
package io.lakewise.table.error;
