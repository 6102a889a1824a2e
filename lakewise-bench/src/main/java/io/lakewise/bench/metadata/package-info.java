/**
 * A log of a million files beside Delta Kernel. Starting point: {@link
 * io.lakewise.bench.metadata.MetadataCommand}.
 */
package io.lakewise.bench.metadata;
