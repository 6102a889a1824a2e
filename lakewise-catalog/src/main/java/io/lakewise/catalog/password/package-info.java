/**
 * Passwords: which are good enough, how they are kept, and whether one is right. Starting points:
 * {@link io.lakewise.catalog.password.PasswordCheck}, {@link
 * io.lakewise.catalog.password.PasswordHash}.
 */
package io.lakewise.catalog.password;
