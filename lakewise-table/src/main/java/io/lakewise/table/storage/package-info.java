/**
 * The one port to storage.
 *
 * <p>Starting points: {@link io.lakewise.table.storage.ObjectStore} and its local implementation
 * {@link io.lakewise.table.storage.LocalStore}.
 */
package io.lakewise.table.storage;
