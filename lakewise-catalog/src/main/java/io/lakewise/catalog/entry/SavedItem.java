package io.lakewise.catalog.entry;

import java.time.Instant;

/**
 * A query or a dashboard that somebody keeps.
 *
 * @param id stable over renames
 * @param folder of its owner's, its parts joined by slashes; empty for none
 * @param name unique in that folder
 * @param comment what it shows, in words, or null
 * @param owner whose it is
 * @param version the newest
 * @param createdAt when it was first kept
 * @param updatedAt when it was last changed
 * @param updatedBy who did that
 */
public record SavedItem(
    String id,
    String folder,
    String name,
    String comment,
    String owner,
    long version,
    Instant createdAt,
    Instant updatedAt,
    String updatedBy) {}
