/** Deletion vectors: bitmaps, files, descriptors. */
package io.lakewise.table.deletion;
