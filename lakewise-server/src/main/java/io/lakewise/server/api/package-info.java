/**
 * Lakewise's own API below {@code /api/v1}, and the document that describes it. Starting points:
 * {@link io.lakewise.server.api.OwnApi}, {@link io.lakewise.server.api.Endpoint}.
 */
package io.lakewise.server.api;
