/**
 * Who somebody is, apart from what one may do. Starting points: {@link
 * io.lakewise.catalog.principal.PrincipalEntry}, {@link io.lakewise.catalog.principal.Membership}.
 */
package io.lakewise.catalog.principal;
