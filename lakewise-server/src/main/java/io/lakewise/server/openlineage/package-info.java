/**
 * Tells others by OpenLineage what statements made of what, and takes their events. Starting
 * points: {@link io.lakewise.server.openlineage.OpenLineageSender}, {@link
 * io.lakewise.server.openlineage.RunEvents}.
 */
package io.lakewise.server.openlineage;
