package io.lakewise.catalog.entry;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A shallow clone's hold on the files of its source, which VACUUM, log cleaning and the purge of
 * the source must respect.
 *
 * @param cloneId the clone's table id
 * @param cloneLocation store path of the clone
 * @param sourceId the source's table id in the catalog, or null if it had no name
 * @param sourceLocation store path of the source
 * @param sourceVersion version of the source whose files the clone began with
 */
public record CloneEntry(
    UUID cloneId,
    String cloneLocation,
    UUID sourceId,
    String sourceLocation,
    long sourceVersion,
    Instant createdAt)
    implements Serializable {}
