/**
 * One process, one port: HTTP and Flight over the engine. Starting point: {@link
 * io.lakewise.server.LakewiseServer}.
 */
package io.lakewise.server;
