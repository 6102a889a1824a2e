/**
 * A lake behind a server, spoken to by its statement API. Starting point: {@link
 * io.lakewise.cli.remote.RemoteSession}.
 */
package io.lakewise.cli.remote;
