package io.lakewise.catalog.entry;

import java.io.Serializable;
import java.time.Instant;

/**
 * An external location: a folder that has a name, so that rights can be given on what lies there.
 *
 * @param path store path, without a trailing slash
 * @param owner who may do everything with it
 * @param comment or null
 */
public record LocationEntry(
    String id, String name, String path, String owner, String comment, Instant createdAt)
    implements Serializable {}
