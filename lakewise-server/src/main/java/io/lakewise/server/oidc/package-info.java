/**
 * Who is let in because an issuer of OpenID Connect vouches for him: people with a browser (the
 * authorization code flow with PKCE) and programs with a JWT. Starting points: {@link
 * io.lakewise.server.oidc.OidcLogin}, {@link io.lakewise.server.oidc.OidcSource}.
 */
package io.lakewise.server.oidc;
