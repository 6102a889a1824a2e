/**
 * How people sign in with a browser: by password or token, once and then by a cookie. Starting
 * point: {@link io.lakewise.server.login.SignIn}.
 */
package io.lakewise.server.login;
