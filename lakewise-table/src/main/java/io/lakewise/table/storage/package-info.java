/** The one port to storage. */
package io.lakewise.table.storage;
