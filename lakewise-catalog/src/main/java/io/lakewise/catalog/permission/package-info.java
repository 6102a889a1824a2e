/**
 * Who may do what to which names. Every look-up asks one class, {@link
 * io.lakewise.catalog.permission.Rights}. Starting points: it, {@link
 * io.lakewise.catalog.permission.Privilege}, {@link io.lakewise.catalog.permission.Place}.
 */
package io.lakewise.catalog.permission;
