/**
 * What tokens look like and how they are kept. Starting point: {@link
 * io.lakewise.catalog.token.TokenText}.
 */
package io.lakewise.catalog.token;
