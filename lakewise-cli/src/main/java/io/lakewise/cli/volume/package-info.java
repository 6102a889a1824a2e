/**
 * Moves files between this machine and volumes: PUT and GET. Starting point: {@link
 * io.lakewise.cli.volume.FileSession}.
 */
package io.lakewise.cli.volume;
