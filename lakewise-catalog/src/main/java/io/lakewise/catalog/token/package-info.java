/**
 * How tokens are made, what they look like and how they are kept. Starting points: {@link
 * io.lakewise.catalog.token.TokenIssuer}, {@link io.lakewise.catalog.token.TokenText}.
 */
package io.lakewise.catalog.token;
