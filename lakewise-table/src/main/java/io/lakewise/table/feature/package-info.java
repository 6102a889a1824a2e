/** Table features and properties: what is read, written, refused by name. */
package io.lakewise.table.feature;
