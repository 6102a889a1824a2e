package io.lakewise.catalog.entry;

import java.io.Serializable;
import java.time.Instant;

/**
 * A folder outside the lake that the operator has declared.
 *
 * @param path store path, without a trailing slash
 * @param owner id of the principal who declared it
 */
public record LocationEntry(String name, String path, String owner, Instant createdAt)
    implements Serializable {}
