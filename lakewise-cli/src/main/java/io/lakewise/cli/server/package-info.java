/**
 * Starts the server. Its classes are on the class path of these commands alone. Starting point:
 * {@link io.lakewise.cli.server.UpCommand}.
 */
package io.lakewise.cli.server;
