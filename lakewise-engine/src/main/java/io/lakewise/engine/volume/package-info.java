/**
 * Files in volumes. Starting points: {@link io.lakewise.engine.volume.VolumePath}, which says what
 * a path means, {@link io.lakewise.engine.volume.VolumeFiles}, which asks who may, and {@link
 * io.lakewise.engine.volume.HeldFolder}, which follows no link.
 */
package io.lakewise.engine.volume;
