/**
 * The console's pages and files, which anybody may read: what they show comes by the API. Starting
 * point: {@link io.lakewise.server.console.ConsoleService}.
 */
package io.lakewise.server.console;
