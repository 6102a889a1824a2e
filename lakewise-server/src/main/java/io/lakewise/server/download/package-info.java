/**
 * Results as files that people open. Starting point: {@link io.lakewise.server.download.Downloads}.
 */
package io.lakewise.server.download;
