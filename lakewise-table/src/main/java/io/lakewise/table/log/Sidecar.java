package io.lakewise.table.log;

/**
 * A file with the file actions of a v2 checkpoint (Delta protocol, "Sidecar File Information").
 *
 * @param path name below {@code _delta_log/_sidecars}, or absolute; URL-encoded
 * @param size bytes
 * @param modificationTime milliseconds since the epoch
 */
public record Sidecar(String path, long size, long modificationTime) {}
