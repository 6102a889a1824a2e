/**
 * GRANT, REVOKE, groups and owners as statements. Starting point: {@link
 * io.lakewise.engine.access.AccessStatements}.
 */
package io.lakewise.engine.access;
