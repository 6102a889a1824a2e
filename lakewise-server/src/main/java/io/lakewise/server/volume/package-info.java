/**
 * Databricks' Files API: files and folders of volumes over HTTP. Starting point: {@link
 * io.lakewise.server.volume.FilesApi}.
 */
package io.lakewise.server.volume;
