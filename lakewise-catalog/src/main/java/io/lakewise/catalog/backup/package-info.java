/**
 * The whole state in one portable file, and back. Starting point: {@link
 * io.lakewise.catalog.backup.Backup}.
 */
package io.lakewise.catalog.backup;
