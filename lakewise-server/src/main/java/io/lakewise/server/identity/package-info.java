/**
 * People and rights over HTTP, as Databricks' clients know them: SCIM 2.0, tokens, permissions.
 * Starting points: {@link io.lakewise.server.identity.ScimApi}, {@link
 * io.lakewise.server.identity.PermissionApi}, {@link io.lakewise.server.identity.TokenApi}.
 */
package io.lakewise.server.identity;
