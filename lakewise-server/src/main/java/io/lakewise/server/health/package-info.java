/**
 * Whether the server lives and takes requests. Starting point: {@link
 * io.lakewise.server.health.HealthService}.
 */
package io.lakewise.server.health;
