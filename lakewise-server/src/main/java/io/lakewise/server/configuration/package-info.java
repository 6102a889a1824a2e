/**
 * What the operator chose, from one file, the environment and flags. Starting point: {@link
 * io.lakewise.server.configuration.ServerConfiguration}.
 */
package io.lakewise.server.configuration;
